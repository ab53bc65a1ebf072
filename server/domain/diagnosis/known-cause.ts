import type { Cause } from '@/shared/chain';

import type { ChallengeFacts } from '../challenge-facts';
import type { OrderFacts } from '../order-facts';
import type { RequestFacts } from '../request-facts';
import { causeOfChallenges } from './challenge-cause';
import { causeOfOrders } from './order-cause';
import { patience } from './patience';
import { refusedBy, unapproved } from './request-cause';

/** What the shared copy keeps of the issuance that goes on, or has failed. */
export interface KnownLinks {
  readonly request: RequestFacts;
  readonly orders: readonly OrderFacts[];
  readonly challenges: readonly ChallengeFacts[];
}

/** The events are read on a Certificate's own page only. */
const unheard = { events: { is: 'unread', why: 'not asked for' } } as const;

/** The deepest link that speaks of a failure, of those that are known without asking the API server. */
export function knownCause(
  { request, orders, challenges }: KnownLinks,
  now: number,
): Cause | undefined {
  return (
    causeOfChallenges(challenges, unheard, now) ??
    causeOfOrders(orders, unheard) ??
    refusedBy(request) ??
    unapproved(request, now)
  );
}

/** The moments at which the clock alone may change what `knownCause` says. */
export function causeMoments({ request, challenges }: KnownLinks): number[] {
  const since = [
    request.createdAt,
    ...challenges.flatMap((one) => [one.createdAt, one.presentedAt, one.deletedAt]),
  ];
  const spans = new Set(Object.values(patience));
  return since.flatMap((time) => (time === undefined ? [] : [...spans].map((span) => time + span)));
}
