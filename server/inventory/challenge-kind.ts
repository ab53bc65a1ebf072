import { type AcmeState, acmeStates } from '@/shared/acme-state';

import { acmeStateOf } from '../domain/acme-state-of';
import type { ChallengeFacts } from '../domain/challenge-facts';
import type { ChallengeEntry, ChallengeSort } from './link-entry';
import type { LinkKind } from './link-listing';
import { comparing } from './order';

const namespace = ({ namespace: of }: ChallengeEntry) => of;
const name = (one: ChallengeEntry) => one.name;
const states = new Map(acmeStates.map((state, rank) => [state, rank]));

/** Challenges as a list. */
export const challengeKind: LinkKind<ChallengeFacts, AcmeState, ChallengeSort> = {
  resource: 'challenges',
  rows: ({ challenges }) => challenges.rows,
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
    state: comparing<ChallengeEntry>(({ state }) => states.get(state.state) ?? 0, namespace, name),
    name: comparing(namespace, name),
    dnsName: comparing<ChallengeEntry>(({ facts }) => facts.dnsName, namespace, name),
    solver: comparing<ChallengeEntry>(
      ({ facts }) => facts.type,
      ({ facts }) => facts.solver,
      namespace,
      name,
    ),
    issuer: comparing<ChallengeEntry>(({ facts }) => facts.issuer.name, namespace, name),
    created: comparing<ChallengeEntry>(({ facts }) => facts.createdAt ?? Infinity, namespace, name),
  },
};
