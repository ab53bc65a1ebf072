import { type RequestPage, type RequestQuery, requestStates } from '@/shared/request';

import { countsOf } from './counts-of';
import type { Inventory } from './inventory';
import { linkOwners } from './link-owners';
import { listLinks } from './list-links';
import { requestKind } from './request-kind';
import type { Scopes } from './scopes';

/** One page of the CertificateRequests that the query asks for, of those that the scopes let be seen. */
export function listRequests(
  inventory: Inventory,
  scopes: Scopes,
  query: RequestQuery,
  now: number,
): RequestPage {
  const views = inventory.lists.certificaterequests;
  const { entries, states, told } = listLinks(requestKind, views, inventory, scopes, query, now);
  const { certificate } = linkOwners(inventory, scopes);
  return {
    rows: entries.map(({ facts, state }) => ({
      namespace: facts.namespace,
      name: facts.name,
      certificate: certificate(facts),
      state,
      issuer: facts.issuer,
      revision: facts.revision,
      createdAt: facts.createdAt,
      failedAt: facts.failedAt,
    })),
    states: countsOf(states, requestStates),
    ...told,
  };
}
