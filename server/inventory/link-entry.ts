import type { AcmeState } from '@/shared/acme-state';
import type { challengeSorts } from '@/shared/challenge';
import type { orderSorts } from '@/shared/order';
import type { requestSorts, RequestState } from '@/shared/request';

import type { ChallengeFacts } from '../domain/challenge-facts';
import type { OrderFacts } from '../domain/order-facts';
import type { RequestFacts } from '../domain/request-facts';
import type { Entry } from './view';

/** What a list keeps of one object between a Certificate and its Secret. */
export interface LinkEntry<Facts, State> extends Entry {
  readonly facts: Facts;
  readonly state: State;
}

export type RequestEntry = LinkEntry<RequestFacts, RequestState>;
export type OrderEntry = LinkEntry<OrderFacts, AcmeState>;
export type ChallengeEntry = LinkEntry<ChallengeFacts, AcmeState>;

export type RequestSort = (typeof requestSorts)[number];
export type OrderSort = (typeof orderSorts)[number];
export type ChallengeSort = (typeof challengeSorts)[number];
