import { z } from 'zod';

import { rowCause } from './chain';
import { facetCounts } from './facet';
import { freshness } from './freshness';
import { secretHealth } from './secret';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** When cert-manager tries again by itself after issuances that failed in a row; a manual renew does not wait. */
export const retry = z.object({
  at: moment,
  attempts: z.number(),
  /** How long the controller waits was not asked or may not be read: `at` is by what is built in. */
  assumed: z.literal(true).optional(),
});
export type Retry = z.infer<typeof retry>;

/** What cert-manager and the clock say of one Certificate; "Issuing" wins over "Ready". */
export const certificateState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('issuing'), since: moment.optional(), why: z.string() }),
  z.object({
    state: z.literal('failing'),
    since: moment.optional(),
    reason: z.string(),
    why: z.string(),
    retry: retry.optional(),
  }),
  z.object({
    state: z.literal('overdue'),
    since: moment,
    why: z.string(),
    retry: retry.optional(),
  }),
  z.object({
    state: z.literal('expired'),
    since: moment,
    why: z.string(),
    retry: retry.optional(),
  }),
  z.object({ state: z.literal('unknown'), why: z.string() }),
  /** No Certificate at all: a TLS Secret that none writes. */
  z.object({ state: z.literal('unmanaged'), why: z.string() }),
]);
export type CertificateState = z.infer<typeof certificateState>;

export const certificateStates = [
  'failing',
  'expired',
  'overdue',
  'unknown',
  'issuing',
  'unmanaged',
  'ready',
] as const satisfies readonly CertificateState['state'][];

/** Kind is `Issuer`, `ClusterIssuer` or an external issuer's; group as written or cert-manager's. */
export const issuerReference = z.object({ name: z.string(), kind: z.string(), group: z.string() });
export type IssuerReference = z.infer<typeof issuerReference>;

export const certificateRow = z.object({
  namespace: z.string(),
  name: z.string(),
  /** False for a TLS Secret that no Certificate writes: `name` is the Secret's, and `issuer.name` as its certificate says. */
  managed: z.boolean(),
  state: certificateState,
  issuer: issuerReference,
  secretName: z.string(),
  /** Every name that the spec asks for: common name, DNS names, IP addresses, URIs, email addresses. */
  names: z.array(z.string()),
  /** As asked for in the spec, with cert-manager's defaults: `RSA 2048`, `ECDSA 256`, `Ed25519`. */
  key: z.string(),
  isCA: z.boolean(),
  notBefore: moment.optional(),
  notAfter: moment.optional(),
  renewalTime: moment.optional(),
  revision: z.number().optional(),
  /** What the stored pair is worth; `unknown` when Secrets may not be read. */
  secret: secretHealth,
  /** The deepest link of its issuance that fails; only where it was asked for, and is known without reading more. */
  cause: rowCause.optional(),
});
export type CertificateRow = z.infer<typeof certificateRow>;

export const certificateSorts = [
  'name',
  'state',
  'issuer',
  'secret',
  'names',
  'key',
  'issued',
  'renewal',
  'expiry',
  'revision',
  'lifetime',
  'stored-in',
] as const;

export const certificateFacets = ['namespaces', 'issuers', 'keys', 'findings', 'managed'] as const;

/** Certificates, TLS Secrets that none of them writes, or both. */
export const managedChoices = ['yes', 'no', 'all'] as const;

export const certificateQuery = z.object({
  cluster: z.string(),
  namespaces: z.array(z.string()).optional(),
  states: z.array(z.enum(certificateStates)).optional(),
  /** As the facet `issuers` names them: `Issuer/shop/ca`, `ClusterIssuer/company`. */
  issuers: z.array(z.string()).optional(),
  keys: z.array(z.string()).optional(),
  /** Codes of what is wrong with the stored pair: `secret-key-mismatch`; any of them. */
  findings: z.array(z.string()).optional(),
  /** `no`: TLS Secrets that no Certificate writes; `all`: these too. */
  managed: z.enum(managedChoices).default('yes'),
  endsAfter: moment.optional(),
  endsBefore: moment.optional(),
  /** Renewed within that many days from now, and not yet due. */
  renewsWithin: z.number().int().min(1).max(3_650).optional(),
  /** Only those that need a person: as `needPerson` counts them. */
  needsPerson: z.boolean().optional(),
  text: z.string().max(253).optional(),
  /** Whether rows that are not ready say which link of their issuance fails. */
  causes: z.boolean().default(false),
  /** Which counts of what there is to choose from come with the answer. */
  facets: z.array(z.enum(certificateFacets)).default([]),
  sort: z.enum(certificateSorts).default('state'),
  descending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type CertificateQuery = z.infer<typeof certificateQuery>;

export const certificatePage = z.object({
  rows: z.array(certificateRow),
  /** Certificates that the query found, of which `rows` is one page. */
  found: z.number(),
  /** What the actor may see at all: Certificates, or what `managed` says instead. */
  total: z.number(),
  namespaces: z.array(z.string()),
  states: z.record(z.enum(certificateStates), z.number()),
  /** How many need a person: failing, expired, overdue, unknown, or with a Secret that is not sound. */
  needPerson: z.number(),
  /** Of how many it is not known what their stored pair is worth. */
  pairUnknown: z.number(),
  facets: facetCounts(certificateFacets),
  /** In how many namespaces the actor may list Certificates; absent: in the whole cluster. */
  seen: z.number().optional(),
  /** As this actor knows them: `forbidden` where they may list none. */
  freshness,
  secrets: freshness,
  now: moment,
});
export type CertificatePage = z.infer<typeof certificatePage>;
