import type { Cause } from '@/shared/chain';

import { type OrderFacts, orderFacts } from '../order-facts';
import { causeOf } from './cause-of';
import type { Chain } from './chain';
import { warningsOf } from './warnings-of';

const over = new Set(['invalid', 'errored', 'expired']);

export function orderCause(chain: Chain): Cause | undefined {
  if (chain.orders.is === 'unread') return undefined;
  return causeOfOrders(chain.orders.value.map(orderFacts), chain);
}

/** What the ACME server, or the choice of a solver, said to the Order of the request at work. */
export function causeOfOrders(
  orders: readonly OrderFacts[],
  heard: Pick<Chain, 'events'>,
): Cause | undefined {
  for (const { namespace, name, uid, state, reason, failedAt } of orders) {
    if (state === 'valid' || state === 'ready') continue;
    const warnings = warningsOf(heard, uid, 'event Order');
    const found = causeOf([
      ...(over.has(state) || reason
        ? [
            {
              from: 'state' as const,
              place: 'status Order' as const,
              object: { kind: 'Order', namespace, name },
              text: `State: ${state}, Reason: ${reason}`,
              ...(failedAt !== undefined && { at: failedAt }),
            },
          ]
        : []),
      ...warnings,
    ]);
    if (found) return found;
  }
  return undefined;
}
