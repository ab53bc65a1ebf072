import { z } from 'zod';

import { facetCounts } from './facet';
import { freshness } from './freshness';

const moment = z.number().describe('milliseconds since 1970, UTC');

export const linkFacets = ['namespaces', 'issuers'] as const;

/** What is asked for of requests, Orders and Challenges alike. */
export const linkQuery = z.object({
  cluster: z.string(),
  namespaces: z.array(z.string()).optional(),
  /** As the facet `issuers` names them: `Issuer/shop/ca`, `ClusterIssuer/company`. */
  issuers: z.array(z.string()).optional(),
  text: z.string().max(253).optional(),
  /** Which counts of what there is to choose from come with the answer. */
  facets: z.array(z.enum(linkFacets)).default([]),
  descending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});

/** What is told of them beside the rows. */
export const linkPage = z.object({
  /** What the query found, of which the rows are one page. */
  found: z.number(),
  /** What the actor may see at all. */
  total: z.number(),
  /** How many of these have failed for good. */
  failed: z.number(),
  namespaces: z.array(z.string()),
  facets: facetCounts(linkFacets),
  /** In how many namespaces the actor may list them; absent: in the whole cluster. */
  seen: z.number().optional(),
  /** As this actor knows them: `forbidden` where they may list none. */
  freshness,
  now: moment,
});
export type LinkPage = z.infer<typeof linkPage>;

/** What a row of each of these kinds tells. */
export const linkRow = z.object({
  namespace: z.string(),
  name: z.string(),
  /** The Certificate that it is for; absent where it is for none, or that cannot be told. */
  certificate: z.string().optional(),
  /** Why that cannot be told: what stands between them is gone, not read, or may not be seen. */
  certificateUnknown: z.string().optional(),
  createdAt: moment.optional(),
});
