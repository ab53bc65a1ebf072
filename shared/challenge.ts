import { z } from 'zod';

import { acmeState, acmeStates } from './acme-state';
import { issuerReference } from './certificate';
import { linkPage, linkQuery, linkRow } from './link-query';

const moment = z.number().describe('milliseconds since 1970, UTC');

const challengeRow = linkRow.extend({
  state: acmeState,
  issuer: issuerReference,
  /** The Order that it is for. */
  order: z.string().optional(),
  /** The name whose control is proven; `*.` before it where it is a wildcard. */
  dnsName: z.string(),
  /** `HTTP-01` or `DNS-01`. */
  type: z.string(),
  /** Who proves it: `ingress`, `gatewayHTTPRoute`, or the DNS provider's key, for example `route53`. */
  solver: z.string(),
  /** Whether the proof is in place for the ACME server to see. */
  presented: z.boolean(),
  /** Since when it is being deleted: its finalizer waits for the solver's clean-up. */
  deletedAt: moment.optional(),
});
export type ChallengeRow = z.infer<typeof challengeRow>;

export const challengeSorts = ['state', 'name', 'dnsName', 'solver', 'issuer', 'created'] as const;

export const challengeQuery = linkQuery.extend({
  states: z.array(z.enum(acmeStates)).optional(),
  sort: z.enum(challengeSorts).default('state'),
});
export type ChallengeQuery = z.infer<typeof challengeQuery>;

export const challengePage = linkPage.extend({
  rows: z.array(challengeRow),
  states: z.record(z.enum(acmeStates), z.number()),
});
export type ChallengePage = z.infer<typeof challengePage>;
