import { z } from 'zod';

import { acmeState, acmeStates } from './acme-state';
import { issuerReference } from './certificate';
import { linkPage, linkQuery, linkRow } from './link-query';

const orderRow = linkRow.extend({
  state: acmeState,
  issuer: issuerReference,
  /** The CertificateRequest that it is for. */
  request: z.string().optional(),
  /** Every name whose control has to be proven. */
  names: z.array(z.string()),
  /** The ACME server's host; empty until that has accepted the Order. */
  host: z.string(),
});

export type OrderRow = z.infer<typeof orderRow>;

export const orderSorts = ['state', 'name', 'names', 'issuer', 'created'] as const;

export const orderQuery = linkQuery.extend({
  states: z.array(z.enum(acmeStates)).optional(),
  sort: z.enum(orderSorts).default('state'),
});
export type OrderQuery = z.infer<typeof orderQuery>;

export const orderPage = linkPage.extend({
  rows: z.array(orderRow),
  states: z.record(z.enum(acmeStates), z.number()),
});
export type OrderPage = z.infer<typeof orderPage>;
