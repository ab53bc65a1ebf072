import { within } from '@/shared/actor';

import type { OrderFacts } from '../domain/order-facts';
import type { Owner } from '../domain/owner-of';
import type { RequestFacts } from '../domain/request-facts';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';

interface Owned {
  readonly namespace: string;
  readonly owner?: Owner | undefined;
}

/** Up the chain, from one object to what it is for, as far as the person may see it. */
export function linkOwners(inventory: Inventory, scopes: Scopes) {
  function order({ namespace, owner }: Owned): OrderFacts | undefined {
    if (owner?.kind !== 'Order' || !within(scopes.orders, namespace)) return undefined;
    const found = inventory.orders.rows.get(`${namespace}/${owner.name}`);
    return found?.uid === owner.uid ? found : undefined;
  }

  function request({ namespace, owner }: Owned): RequestFacts | undefined {
    if (owner?.kind !== 'CertificateRequest' || !within(scopes.certificaterequests, namespace))
      return undefined;
    const found = inventory.certificaterequests.rows.get(`${namespace}/${owner.name}`);
    return found?.uid === owner.uid ? found : undefined;
  }

  /** The name of the Certificate that it is for. */
  function certificate(link: Owned | undefined): string | undefined {
    if (link?.owner?.kind === 'Certificate') return link.owner.name;
    const above = link && (request(link) ?? order(link));
    return above && certificate(above);
  }

  return { certificate };
}
