import type { LinkPage, linkFacets } from '@/shared/link-query';

import { facetAnswer } from './facet-answer';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import type { LinkEntry } from './link-entry';
import { type LinkFacts, type LinkKind, linkListFacets, linkListing } from './link-listing';
import { NamespacesSeen } from './namespaces-seen';
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

const failures = new Set(['denied', 'invalid', 'failed', 'errored', 'expired']);

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
  const namespaces = new NamespacesSeen();
  const told = { total: 0, failed: 0 };
  const { entries, found, counts } = queryView(view, {
    ...query,
    wanted: linkListFacets.map((facet) => chosen[facet]),
    counted: (['states', ...query.facets] as const).map((one) => linkListFacets.indexOf(one)),
    each(one) {
      told.total++;
      namespaces.add(one);
      if (failures.has(one.state.state)) told.failed++;
    },
  });
  return {
    entries,
    states: counts[linkListFacets.indexOf('states')],
    told: {
      found,
      ...told,
      namespaces: namespaces.names,
      facets: facetAnswer(linkListFacets, counts, query.facets),
      seen: namespacesSeen(scopes, kind.resource),
      freshness: freshnessFor(inventory, scopes, kind.resource),
      now,
    },
  };
}
