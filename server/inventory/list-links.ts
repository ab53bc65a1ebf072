import type { LinkPage, linkFacets } from '@/shared/link-query';

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
import { queryView } from './query-view';
import { rightsKey } from './rights-key';
import type { Scopes } from './scopes';
import type { Views } from './views';
import { wanted } from './wanted';

interface Asked<Sort extends string> {
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

interface Found<Entry> {
  readonly entries: readonly Entry[];
  readonly states: ReadonlyMap<string, number> | undefined;
  readonly told: LinkPage;
}

/** One page of the requests, Orders or Challenges that the query asks for, of those that the scopes let be seen. */
export function listLinks<
  Facts extends LinkFacts,
  Its extends { state: string },
  Sort extends string,
>(
  kind: LinkKind<Facts, Its, Sort>,
  views: Views<LinkEntry<Facts, Its>, Sort>,
  inventory: Inventory,
  scopes: Scopes,
  query: Asked<Sort>,
  now: number,
): Found<LinkEntry<Facts, Its>> {
  const rights = rightsKey(scopes, [kind.resource]);
  const view = views.of(rights, () => linkListing(kind, inventory, scopes), now);
  const chosen = {
    namespaces: wanted(query.namespaces),
    states: wanted(query.states),
    issuers: wanted(query.issuers),
  } satisfies Record<(typeof linkListFacets)[number], unknown>;
  const { entries, found, counts, totals, valuesUnless } = queryView(view, {
    ...query,
    wanted: linkListFacets.map((facet) => chosen[facet]),
    counted: (['states', ...query.facets] as const).map((one) => linkListFacets.indexOf(one)),
    totals: [
      { unless: 0, marks: 0 },
      { unless: 0, marks: linkFailed },
    ],
  });
  const [total = 0, failed = 0] = totals;
  return {
    entries,
    states: counts[linkListFacets.indexOf('states')],
    told: {
      found,
      total,
      failed,
      namespaces: valuesUnless(linkListFacets.indexOf('namespaces'), 0),
      facets: facetAnswer(linkListFacets, counts, query.facets),
      seen: namespacesSeen(scopes, kind.resource),
      freshness: freshnessFor(inventory, scopes, kind.resource),
      now,
    },
  };
}
