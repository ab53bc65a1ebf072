import { type AcmeState, acmeStates } from '@/shared/acme-state';
import type { ChallengeRow } from '@/shared/challenge';

import { acmeStateOf } from '../domain/acme-state-of';
import type { ChallengeFacts } from '../domain/challenge-facts';
import type { ChallengeSort } from './link-entry';
import type { LinkKind } from './link-listing';

const ranks = new Map(acmeStates.map((state, rank) => [state, rank]));

/** Challenges as a list. */
export const challengeKind: LinkKind<
  ChallengeFacts,
  AcmeState,
  ChallengeSort,
  Pick<ChallengeRow, 'order' | 'dnsName' | 'type' | 'solver' | 'presented' | 'deletedAt'>
> = {
  resource: 'challenges',
  rows: ({ challenges }) => challenges.rows,
  views: ({ lists }) => lists.challenges,
  states: acmeStates,
  own: ({ owner, wildcard, dnsName, type, solver, presented, deletedAt }) => ({
    order: owner?.name,
    dnsName: wildcard ? `*.${dnsName}` : dnsName,
    type,
    solver,
    presented,
    deletedAt,
  }),
  state: (facts) => acmeStateOf('Challenge', facts),
  odd: (bare, why) => ({
    facts: {
      ...bare,
      type: '',
      dnsName: '',
      wildcard: false,
      solver: '',
      state: '',
      reason: '',
      presented: false,
      processing: false,
    },
    state: { state: 'unknown', why },
  }),
  words: ({ dnsName, type, solver }) => [dnsName, type, solver],
  sorts: {
    state: [({ state }) => ranks.get(state.state) ?? 0],
    name: [],
    dnsName: [({ facts }) => facts.dnsName],
    solver: [({ facts }) => facts.type, ({ facts }) => facts.solver],
    issuer: [({ facts }) => facts.issuer.name],
    created: [({ facts }) => facts.createdAt ?? Infinity],
  },
};
