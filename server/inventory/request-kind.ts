import { type RequestState, requestStates } from '@/shared/request';

import type { RequestFacts } from '../domain/request-facts';
import { requestState } from '../domain/request-state';
import type { RequestEntry, RequestSort } from './link-entry';
import type { LinkKind } from './link-listing';
import { comparing } from './order';

const namespace = ({ namespace: of }: RequestEntry) => of;
const name = (one: RequestEntry) => one.name;
const states = new Map(requestStates.map((state, rank) => [state, rank]));

/** CertificateRequests as a list. */
export const requestKind: LinkKind<RequestFacts, RequestState, RequestSort> = {
  resource: 'certificaterequests',
  rows: ({ certificaterequests }) => certificaterequests.rows,
  state: requestState,
  odd: (bare, why) => ({ facts: { ...bare, signed: false }, state: { state: 'unknown', why } }),
  words: ({ owner }) => (owner ? [owner.name] : []),
  sorts: {
    state: comparing<RequestEntry>(({ state }) => states.get(state.state) ?? 0, namespace, name),
    name: comparing(namespace, name),
    issuer: comparing<RequestEntry>(({ facts }) => facts.issuer.name, namespace, name),
    revision: comparing<RequestEntry>(({ facts }) => facts.revision ?? Infinity, namespace, name),
    created: comparing<RequestEntry>(({ facts }) => facts.createdAt ?? Infinity, namespace, name),
  },
};
