import { type RequestRow, type RequestState, requestStates } from '@/shared/request';

import type { RequestFacts } from '../domain/request-facts';
import { requestState } from '../domain/request-state';
import type { RequestSort } from './link-entry';
import type { LinkKind } from './link-listing';

const ranks = new Map(requestStates.map((state, rank) => [state, rank]));

/** CertificateRequests as a list. */
export const requestKind: LinkKind<
  RequestFacts,
  RequestState,
  RequestSort,
  Pick<RequestRow, 'revision' | 'failedAt'>
> = {
  resource: 'certificaterequests',
  rows: ({ certificaterequests }) => certificaterequests.rows,
  views: ({ lists }) => lists.certificaterequests,
  states: requestStates,
  state: requestState,
  own: ({ revision, failedAt }) => ({ revision, failedAt }),
  odd: (bare, why) => ({ facts: { ...bare, signed: false }, state: { state: 'unknown', why } }),
  words: ({ owner }) => (owner ? [owner.name] : []),
  sorts: {
    state: [({ state }) => ranks.get(state.state) ?? 0],
    name: [],
    issuer: [({ facts }) => facts.issuer.name],
    revision: [({ facts }) => facts.revision ?? Infinity],
    created: [({ facts }) => facts.createdAt ?? Infinity],
  },
};
