import { z } from 'zod';

import { facetCount } from './facet';
import { freshness } from './freshness';

const moment = z.number().describe('milliseconds since 1970, UTC');

export const issuerState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({
    state: z.literal('failing'),
    since: moment.optional(),
    reason: z.string(),
    why: z.string(),
  }),
  z.object({ state: z.literal('unknown'), why: z.string() }),
]);
export type IssuerState = z.infer<typeof issuerState>;

export const issuerStates = [
  'failing',
  'unknown',
  'ready',
] as const satisfies readonly IssuerState['state'][];

export const issuerRow = z.object({
  kind: z.enum(['Issuer', 'ClusterIssuer']),
  /** Absent for a ClusterIssuer. */
  namespace: z.string().optional(),
  name: z.string(),
  state: issuerState,
  /** `SelfSigned`, `CA`, `ACME`, `Vault`, `Venafi`, or the spec's own key. */
  type: z.string(),
  /** What it signs with: the CA's Secret, the ACME server, the Vault server. */
  with: z.string().optional(),
  /** Certificates that name it, of those that the actor may see; absent: not known. */
  certificates: z.number().optional(),
});
export type IssuerRow = z.infer<typeof issuerRow>;

export const issuerSorts = ['state', 'name', 'type', 'with', 'certificates'] as const;

export const issuerQuery = z.object({
  cluster: z.string(),
  /** ClusterIssuers belong to every namespace. */
  namespaces: z.array(z.string()).optional(),
  text: z.string().max(253).optional(),
  states: z.array(z.enum(issuerStates)).optional(),
  types: z.array(z.string()).optional(),
  sort: z.enum(issuerSorts).default('state'),
  descending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type IssuerQuery = z.infer<typeof issuerQuery>;

export const issuerPage = z.object({
  rows: z.array(issuerRow),
  /** Issuers that the query found, of which `rows` is one page. */
  found: z.number(),
  /** Issuers of both kinds that the actor may see at all, and how many of them are ClusterIssuers. */
  total: z.number(),
  clusterWide: z.number(),
  states: z.record(z.enum(issuerStates), z.number()),
  types: z.array(facetCount),
  /** How many cannot sign, or have not said that they can. */
  needPerson: z.number(),
  /** In how many namespaces the actor may list Issuers; absent: in the whole cluster. */
  seen: z.number().optional(),
  freshness: z.object({ issuers: freshness, clusterissuers: freshness }),
  now: moment,
});
export type IssuerPage = z.infer<typeof issuerPage>;
