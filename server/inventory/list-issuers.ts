import { type IssuerPage, type IssuerQuery, type IssuerRow, issuerStates } from '@/shared/issuer';

import { countsOf } from './counts-of';
import { mostFrequent } from './facet-answer';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import { issuerFacets, issuerListing, issuerMarks } from './issuer-entries';
import type { IssuerEntry } from './issuer-entry';
import { issuerRow } from './issuer-row';
import { queryView } from './query-view';
import { rightsKey } from './rights-key';
import type { Scopes } from './scopes';
import { wanted } from './wanted';

/** ClusterIssuers belong to every namespace. */
function inNamespaces(chosen: readonly string[] | undefined) {
  const values = chosen && new Set(['', ...chosen]);
  return values && ((value: string) => values.has(value));
}

const elsewhere = 1 << issuerFacets.indexOf('namespaces');

/** The Issuers and ClusterIssuers that the query asks for, of those that the scopes let be seen. */
export function findIssuers(inventory: Inventory, scopes: Scopes, query: IssuerQuery, now: number) {
  const rights = rightsKey(scopes, ['issuers', 'clusterissuers', 'certificates']);
  const listing = () => issuerListing(inventory, scopes);
  const view = inventory.lists.issuers.of(rights, listing, now);
  return queryView(view, {
    ...query,
    wanted: [inNamespaces(query.namespaces), wanted(query.states), wanted(query.types)],
    counted: [issuerFacets.indexOf('states'), issuerFacets.indexOf('types')],
    totals: [
      { unless: 0, marks: 0 },
      { unless: 0, marks: issuerMarks.clusterWide },
      { unless: elsewhere, marks: issuerMarks.needsPerson },
    ],
  });
}

/** As it is shown. */
export const shownIssuer = ({ facts, state, certificates }: IssuerEntry): IssuerRow =>
  issuerRow(facts, state, certificates);

/** One page of them. */
export function listIssuers(
  inventory: Inventory,
  scopes: Scopes,
  query: IssuerQuery,
  now: number,
): IssuerPage {
  const { entries, found, counts, totals } = findIssuers(inventory, scopes, query, now);
  const [total = 0, clusterWide = 0, needPerson = 0] = totals;
  return {
    rows: entries.map(shownIssuer),
    found,
    total,
    clusterWide,
    needPerson,
    states: countsOf(counts[issuerFacets.indexOf('states')], issuerStates),
    types: mostFrequent(counts[issuerFacets.indexOf('types')] ?? new Map()),
    seen: namespacesSeen(scopes, 'issuers'),
    freshness: {
      issuers: freshnessFor(inventory, scopes, 'issuers'),
      clusterissuers: freshnessFor(inventory, scopes, 'clusterissuers'),
    },
    now,
  };
}
