import { type AcmeState, acmeStates } from '@/shared/acme-state';
import type { OrderRow } from '@/shared/order';

import { acmeStateOf } from '../domain/acme-state-of';
import type { OrderFacts } from '../domain/order-facts';
import type { OrderSort } from './link-entry';
import type { LinkKind } from './link-listing';

const ranks = new Map(acmeStates.map((state, rank) => [state, rank]));

/** Orders as a list. */
export const orderKind: LinkKind<
  OrderFacts,
  AcmeState,
  OrderSort,
  Pick<OrderRow, 'request' | 'names' | 'host'>
> = {
  resource: 'orders',
  rows: ({ orders }) => orders.rows,
  views: ({ lists }) => lists.orders,
  states: acmeStates,
  own: ({ owner, names, host }) => ({ request: owner?.name, names: [...names], host }),
  state: (facts) => acmeStateOf('Order', facts),
  odd: (bare, why) => ({
    facts: { ...bare, names: [], state: '', reason: '', host: '', authorizations: [] },
    state: { state: 'unknown', why },
  }),
  words: ({ names, host, owner }) => [...names, host, ...(owner ? [owner.name] : [])],
  sorts: {
    state: [({ state }) => ranks.get(state.state) ?? 0],
    name: [],
    names: [({ facts }) => facts.names[0] ?? ''],
    issuer: [({ facts }) => facts.issuer.name],
    created: [({ facts }) => facts.createdAt ?? Infinity],
  },
};
