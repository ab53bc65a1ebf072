import { acmeStates } from '@/shared/acme-state';
import type { OrderPage, OrderQuery } from '@/shared/order';

import { countsOf } from './counts-of';
import type { Inventory } from './inventory';
import { linkOwners } from './link-owners';
import { listLinks } from './list-links';
import { orderKind } from './order-kind';
import type { Scopes } from './scopes';

/** One page of the Orders that the query asks for, of those that the scopes let be seen. */
export function listOrders(
  inventory: Inventory,
  scopes: Scopes,
  query: OrderQuery,
  now: number,
): OrderPage {
  const views = inventory.lists.orders;
  const { entries, states, told } = listLinks(orderKind, views, inventory, scopes, query, now);
  const { certificate } = linkOwners(inventory, scopes);
  return {
    rows: entries.map(({ facts, state }) => ({
      namespace: facts.namespace,
      name: facts.name,
      certificate: certificate(facts),
      request: facts.owner?.name,
      state,
      issuer: facts.issuer,
      names: [...facts.names],
      host: facts.host,
      createdAt: facts.createdAt,
    })),
    states: countsOf(states, acmeStates),
    ...told,
  };
}
