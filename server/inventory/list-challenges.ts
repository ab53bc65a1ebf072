import { acmeStates } from '@/shared/acme-state';
import type { ChallengePage, ChallengeQuery } from '@/shared/challenge';

import { challengeKind } from './challenge-kind';
import { countsOf } from './counts-of';
import type { Inventory } from './inventory';
import { linkOwners } from './link-owners';
import { listLinks } from './list-links';
import type { Scopes } from './scopes';

/** One page of the Challenges that the query asks for, of those that the scopes let be seen. */
export function listChallenges(
  inventory: Inventory,
  scopes: Scopes,
  query: ChallengeQuery,
  now: number,
): ChallengePage {
  const views = inventory.lists.challenges;
  const { entries, states, told } = listLinks(challengeKind, views, inventory, scopes, query, now);
  const { certificate } = linkOwners(inventory, scopes);
  return {
    rows: entries.map(({ facts, state }) => ({
      namespace: facts.namespace,
      name: facts.name,
      certificate: certificate(facts),
      order: facts.owner?.name,
      state,
      issuer: facts.issuer,
      dnsName: facts.wildcard ? `*.${facts.dnsName}` : facts.dnsName,
      type: facts.type,
      solver: facts.solver,
      presented: facts.presented,
      createdAt: facts.createdAt,
      deletedAt: facts.deletedAt,
    })),
    states: countsOf(states, acmeStates),
    ...told,
  };
}
