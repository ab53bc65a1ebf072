import { z } from 'zod';

import { issuerReference } from './certificate';
import { linkPage, linkQuery, linkRow } from './link-query';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** `unapproved`: nobody has approved or denied it yet. `pending`: it is approved, and the issuer has not signed it yet. */
export const requestState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({
    state: z.enum(['denied', 'invalid', 'failed', 'unknown', 'unapproved', 'pending']),
    why: z.string(),
    since: moment.optional(),
  }),
]);
export type RequestState = z.infer<typeof requestState>;

export const requestStates = [
  'denied',
  'invalid',
  'failed',
  'unknown',
  'unapproved',
  'pending',
  'ready',
] as const satisfies readonly RequestState['state'][];

const requestRow = linkRow.extend({
  state: requestState,
  issuer: issuerReference,
  /** Which issuance of its Certificate this is. */
  revision: z.number().optional(),
  failedAt: moment.optional(),
});

export type RequestRow = z.infer<typeof requestRow>;

export const requestSorts = ['state', 'name', 'issuer', 'revision', 'created'] as const;

export const requestQuery = linkQuery.extend({
  states: z.array(z.enum(requestStates)).optional(),
  sort: z.enum(requestSorts).default('state'),
});
export type RequestQuery = z.infer<typeof requestQuery>;

export const requestPage = linkPage.extend({
  rows: z.array(requestRow),
  states: z.record(z.enum(requestStates), z.number()),
});
export type RequestPage = z.infer<typeof requestPage>;
