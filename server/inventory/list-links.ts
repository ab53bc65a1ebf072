import type { linkFacets } from '@/shared/link-query';

import { countsOf } from './counts-of';
import { facetAnswer } from './facet-answer';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import type { LinkEntry } from './link-entry';
import {
  linkFailed,
  type LinkFacts,
  type LinkKind,
  linkListFacets,
  linkListing,
} from './link-listing';
import { linkOwners } from './link-owners';
import { queryView } from './query-view';
import { rightsKey } from './rights-key';
import type { Scopes } from './scopes';
import { wanted } from './wanted';

export interface Asked<Sort extends string> {
  readonly namespaces?: readonly string[] | undefined;
  readonly states?: readonly string[] | undefined;
  readonly issuers?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly facets: readonly (typeof linkFacets)[number][];
  readonly sort: Sort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

const counted = (facets: Asked<string>['facets']) =>
  (['states', ...facets] as const).map((one) => linkListFacets.indexOf(one));

/** The requests, Orders or Challenges that the query asks for, of those that the scopes let be seen. */
export function findLinks<
  Facts extends LinkFacts,
  Its extends { state: string },
  Sort extends string,
>(
  kind: LinkKind<Facts, Its, Sort, unknown>,
  inventory: Inventory,
  scopes: Scopes,
  query: Asked<Sort>,
  now: number,
) {
  const rights = rightsKey(scopes, [kind.resource]);
  const view = kind.views(inventory).of(rights, () => linkListing(kind, inventory, scopes), now);
  const chosen = {
    namespaces: wanted(query.namespaces),
    states: wanted(query.states),
    issuers: wanted(query.issuers),
  } satisfies Record<(typeof linkListFacets)[number], unknown>;
  return queryView(view, {
    ...query,
    wanted: linkListFacets.map((facet) => chosen[facet]),
    counted: counted(query.facets),
    totals: [
      { unless: 0, marks: 0 },
      { unless: 0, marks: linkFailed },
    ],
  });
}

/** How one of them is shown to whom the scopes let see it. */
export function shownLink<
  Facts extends LinkFacts,
  Its extends { state: string },
  Sort extends string,
  Own,
>({ own }: LinkKind<Facts, Its, Sort, Own>, inventory: Inventory, scopes: Scopes) {
  const { certificate } = linkOwners(inventory, scopes);
  return ({ facts, state }: LinkEntry<Facts, Its>) => ({
    namespace: facts.namespace,
    name: facts.name,
    ...certificate(facts),
    state,
    issuer: facts.issuer,
    ...own(facts),
    createdAt: facts.createdAt,
  });
}

/** One page of them. */
export function listLinks<
  Facts extends LinkFacts,
  Its extends { state: string },
  Sort extends string,
  Own,
>(
  kind: LinkKind<Facts, Its, Sort, Own>,
  inventory: Inventory,
  scopes: Scopes,
  query: Asked<Sort>,
  now: number,
) {
  const { entries, found, counts, totals, valuesUnless } = findLinks(
    kind,
    inventory,
    scopes,
    query,
    now,
  );
  const [total = 0, failed = 0] = totals;
  return {
    rows: entries.map(shownLink(kind, inventory, scopes)),
    states: countsOf(counts[linkListFacets.indexOf('states')], kind.states),
    found,
    total,
    failed,
    namespaces: valuesUnless(linkListFacets.indexOf('namespaces'), 0),
    facets: facetAnswer(linkListFacets, counts, query.facets),
    seen: namespacesSeen(scopes, kind.resource),
    freshness: freshnessFor(inventory, scopes, kind.resource),
    now,
  };
}
