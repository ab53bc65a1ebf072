import {
  certificateStates,
  type CertificatePage,
  type CertificateQuery,
  type CertificateRow,
} from '@/shared/certificate';

import {
  certificateFacets,
  certificateListing,
  certificateMarks,
  certificateRights,
} from './certificate-entries';
import type { CertificateEntry } from './certificate-entry';
import { shownRow } from './certificate-rows';
import { countsOf } from './counts-of';
import { facetAnswer } from './facet-answer';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import { knownCauseOf } from './known-cause-of';
import { queryView, type Total } from './query-view';
import { rightsKey } from './rights-key';
import type { Scopes } from './scopes';
import { anyWanted } from './several';
import type { Also } from './sieve';
import { wanted } from './wanted';

const filters = (query: CertificateQuery) =>
  ({
    namespaces: wanted(query.namespaces),
    states: wanted(query.states),
    issuers: wanted(query.issuers),
    keys: wanted(query.keys),
    findings: anyWanted(query.findings),
    managed: query.managed === 'all' ? undefined : wanted([query.managed]),
  }) satisfies Record<(typeof certificateFacets)[number], unknown>;

const day = 86_400_000;

/** What no column is kept for. */
function also(
  { renewsWithin, needsPerson }: CertificateQuery,
  now: number,
): Also<CertificateEntry> {
  if (renewsWithin === undefined && needsPerson === undefined) return undefined;
  const until = renewsWithin === undefined ? Infinity : now + renewsWithin * day;
  return ({ marks, facts: { renewalTime: at } }) => {
    if (renewsWithin !== undefined && !(at !== undefined && at > now && at < until)) return false;
    return (
      needsPerson === undefined || needsPerson === ((marks & certificateMarks.needsPerson) !== 0)
    );
  };
}

const bit = (facet: (typeof certificateFacets)[number]) => 1 << certificateFacets.indexOf(facet);
const outside = bit('managed');
const elsewhere = bit('namespaces') | outside;

/** What is counted of all that may be seen, and of the chosen namespaces, whatever else is asked for. */
const totals: readonly Total[] = [
  { unless: outside, marks: 0 },
  { unless: elsewhere, marks: certificateMarks.needsPerson },
  { unless: elsewhere, marks: certificateMarks.pairUnknown },
];

/** The Certificates that a query asks for, all of them one after the other in its order. */
export function findCertificates(
  inventory: Inventory,
  scopes: Scopes,
  query: CertificateQuery,
  now: number,
) {
  const rights = rightsKey(scopes, certificateRights);
  const listing = () => certificateListing(inventory, scopes);
  const view = inventory.lists.certificates.of(rights, listing, now);
  const chosen = filters(query);
  return queryView(view, {
    ...query,
    wanted: certificateFacets.map((facet) => chosen[facet]),
    counted: (['states', ...query.facets] as const).map((one) => certificateFacets.indexOf(one)),
    totals,
    also: also(query, now),
  });
}

const isUnready = ({ managed, state }: CertificateEntry) => managed && state.state !== 'ready';

/** One page of the Certificates that the query asks for, of those that the scopes let be seen. */
export function listCertificates(
  inventory: Inventory,
  scopes: Scopes,
  query: CertificateQuery,
  now: number,
): CertificatePage {
  const {
    entries,
    found,
    counts,
    totals: told,
    valuesUnless,
  } = findCertificates(inventory, scopes, query, now);
  const [total = 0, needPerson = 0, pairUnknown = 0] = told;
  function shown(one: CertificateEntry): CertificateRow {
    const row = shownRow(one.facts, one, one.managed);
    if (!query.causes || !isUnready(one)) return row;
    const { cause } = knownCauseOf(inventory, scopes, one.facts, now);
    return { ...row, ...(cause && { cause }) };
  }
  return {
    rows: entries.map(shown),
    found,
    total,
    needPerson,
    pairUnknown,
    namespaces: valuesUnless(certificateFacets.indexOf('namespaces'), outside),
    states: countsOf(counts[certificateFacets.indexOf('states')], certificateStates),
    facets: facetAnswer(certificateFacets, counts, query.facets),
    seen: namespacesSeen(scopes, 'certificates'),
    freshness: freshnessFor(inventory, scopes, 'certificates'),
    secrets: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
