import { z } from 'zod';

import { facetCounts } from './facet';
import { finding } from './finding';
import { freshness } from './freshness';
import { x509Detail } from './x509';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** What a TLS Secret's stored pair is worth. The private key never leaves the server; this verdict does. */
export const secretHealth = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sound') }),
  z.object({ state: z.literal('missing'), why: z.string() }),
  z.object({ state: z.literal('empty'), why: z.string() }),
  z.object({ state: z.literal('unreadable'), why: z.string() }),
  z.object({ state: z.literal('mismatch'), why: z.string() }),
  z.object({ state: z.literal('expired'), why: z.string() }),
  /** A pair that fits, and that clients or servers refuse for another reason. */
  z.object({ state: z.literal('broken'), why: z.string() }),
  /** Most of its lifetime has passed, and no Certificate writes it. */
  z.object({ state: z.literal('ending'), why: z.string() }),
  z.object({ state: z.literal('outlives'), why: z.string() }),
  /** The key of an issuance: there is no pair to judge. */
  z.object({ state: z.literal('key-only'), why: z.string() }),
  z.object({ state: z.literal('unknown'), why: z.string() }),
]);
export type SecretHealth = z.infer<typeof secretHealth>;

export const secretStates = [
  'mismatch',
  'unreadable',
  'empty',
  'missing',
  'expired',
  'broken',
  'ending',
  'outlives',
  'unknown',
  'key-only',
  'sound',
] as const satisfies readonly SecretHealth['state'][];

export const secretRow = z.object({
  namespace: z.string(),
  name: z.string(),
  health: secretHealth,
  /** The first of the Certificates whose spec.secretName is this Secret; empty: unmanaged; undefined: may not be seen, or not known yet. */
  certificates: z.array(z.string()).optional(),
  /** How many more there are. */
  moreCertificates: z.number().optional(),
  subject: z.string().optional(),
  issuer: z.string().optional(),
  names: z.array(z.string()),
  /** Lower-case hex without separators. */
  serial: z.string().optional(),
  key: z.string().optional(),
  notBefore: moment.optional(),
  notAfter: moment.optional(),
});
export type SecretRow = z.infer<typeof secretRow>;

export const secretSorts = [
  'state',
  'name',
  'certificate',
  'names',
  'issuer',
  'key',
  'issued',
  'expiry',
  'serial',
] as const;

export const secretFacets = ['namespaces', 'keys', 'issuers', 'findings'] as const;

export const secretQuery = z.object({
  cluster: z.string(),
  namespaces: z.array(z.string()).optional(),
  states: z.array(z.enum(secretStates)).optional(),
  managed: z.boolean().optional(),
  keys: z.array(z.string()).optional(),
  /** As the stored certificates name who signed them. */
  issuers: z.array(z.string()).optional(),
  /** Codes of what is wrong: `secret-key-mismatch`; any of them. */
  findings: z.array(z.string()).optional(),
  endsAfter: moment.optional(),
  endsBefore: moment.optional(),
  text: z.string().max(253).optional(),
  /** Which counts of what there is to choose from come with the answer. */
  facets: z.array(z.enum(secretFacets)).default([]),
  sort: z.enum(secretSorts).default('state'),
  descending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type SecretQuery = z.infer<typeof secretQuery>;

export const secretPage = z.object({
  rows: z.array(secretRow),
  found: z.number(),
  total: z.number(),
  namespaces: z.array(z.string()),
  states: z.record(z.enum(secretStates), z.number()),
  unmanaged: z.number(),
  needPerson: z.number(),
  facets: facetCounts(secretFacets),
  /** In how many namespaces the actor may list Secrets; absent: in the whole cluster. */
  seen: z.number().optional(),
  freshness,
  now: moment,
});
export type SecretPage = z.infer<typeof secretPage>;

/** One place in tls.crt or ca.crt. */
const storedCertificate = z.discriminatedUnion('is', [
  z.object({ is: z.literal('certificate'), certificate: x509Detail }),
  z.object({ is: z.literal('unreadable'), why: z.string() }),
]);
export type StoredCertificate = z.infer<typeof storedCertificate>;

export const secretConsumers = z.object({
  /** A Gateway may stand in another namespace than the Secret, a ClusterIssuer in none. */
  found: z.array(
    z.object({ kind: z.string(), namespace: z.string().optional(), name: z.string() }),
  ),
  /** What was looked at whole: `pods of shop`. */
  lookedAt: z.array(z.string()),
  /** What was not, and why: you may not list it, or it could not be read. */
  unread: z.array(z.object({ what: z.string(), why: z.string() })),
});
export type SecretConsumers = z.infer<typeof secretConsumers>;

/** One Secret without a byte of its keys. */
export const secretDetail = z.object({
  namespace: z.string(),
  name: z.string(),
  type: z.string(),
  health: secretHealth,
  /** The first of the Certificates that write it; absent: may not be seen, or not known yet. */
  certificates: z.array(z.string()).optional(),
  /** How many more there are. */
  moreCertificates: z.number().optional(),
  /** The certificates in tls.crt, in the stored order. */
  chain: z.array(storedCertificate),
  /** The certificates in ca.crt. */
  ca: z.array(storedCertificate),
  findings: z.array(finding),
  consumers: secretConsumers,
  labels: z.record(z.string(), z.string()),
  /** Without copies of the Secret that tools keep in them. */
  annotations: z.record(z.string(), z.string()),
  owners: z.array(
    z.object({
      apiVersion: z.string(),
      kind: z.string(),
      name: z.string(),
      uid: z.string(),
      controller: z.boolean(),
    }),
  ),
  /** The keys of its data and how long each value is. */
  data: z.array(z.object({ key: z.string(), bytes: z.number() })),
  /** As the API server noted it. */
  writtenBy: z.array(
    z.object({ manager: z.string(), operation: z.string(), at: moment.optional() }),
  ),
  createdAt: moment.optional(),
  immutable: z.boolean(),
  /** The object as YAML, with sizes where the values of its data stand. */
  yaml: z.string(),
  /** Read it again when one of these changes: objects, and what a new object may belong to. */
  madeOf: z.array(z.string()),
  freshness,
  now: moment,
});
export type SecretDetail = z.infer<typeof secretDetail>;
