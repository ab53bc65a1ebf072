import { type AcmeState, acmeStates } from '@/shared/acme-state';

import { acmeStateOf } from '../domain/acme-state-of';
import type { OrderFacts } from '../domain/order-facts';
import type { OrderEntry, OrderSort } from './link-entry';
import type { LinkKind } from './link-listing';
import { comparing } from './order';

const namespace = ({ namespace: of }: OrderEntry) => of;
const name = (one: OrderEntry) => one.name;
const states = new Map(acmeStates.map((state, rank) => [state, rank]));

/** Orders as a list. */
export const orderKind: LinkKind<OrderFacts, AcmeState, OrderSort> = {
  resource: 'orders',
  rows: ({ orders }) => orders.rows,
  state: (facts) => acmeStateOf('Order', facts),
  odd: (bare, why) => ({
    facts: { ...bare, names: [], state: '', reason: '', host: '', authorizations: [] },
    state: { state: 'unknown', why },
  }),
  words: ({ names, host, owner }) => [...names, host, ...(owner ? [owner.name] : [])],
  sorts: {
    state: comparing<OrderEntry>(({ state }) => states.get(state.state) ?? 0, namespace, name),
    name: comparing(namespace, name),
    names: comparing<OrderEntry>(({ facts }) => facts.names[0] ?? '', namespace, name),
    issuer: comparing<OrderEntry>(({ facts }) => facts.issuer.name, namespace, name),
    created: comparing<OrderEntry>(({ facts }) => facts.createdAt ?? Infinity, namespace, name),
  },
};
