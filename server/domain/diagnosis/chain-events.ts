import type { ChainEvents } from '@/shared/chain';

import type { Chain } from './chain';
import { toldEvent } from './told-event';

/** The events over the whole chain, the newest first. */
export function chainEvents({ events }: Pick<Chain, 'events'>): ChainEvents {
  if (events.is === 'unread') return { is: 'unread', why: events.why };
  const told = events.value.map(toldEvent).toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
  return {
    is: 'read',
    events: told.map(
      ({ kind, namespace, name, warning, reason, message, from, count, first, at }) => ({
        object: { kind, ...(namespace && { namespace }), name },
        warning,
        reason,
        message,
        from,
        count,
        first,
        at,
      }),
    ),
  };
}
