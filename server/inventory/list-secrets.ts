import { type SecretPage, type SecretQuery, type SecretRow, secretStates } from '@/shared/secret';

import { countsOf } from './counts-of';
import { facetAnswer } from './facet-answer';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import { queryView } from './query-view';
import { rightsKey } from './rights-key';
import type { Scopes } from './scopes';
import { needsPerson, secretFacets, secretListing } from './secret-entries';
import type { SecretEntry } from './secret-entry';
import { anyWanted } from './several';
import { wanted } from './wanted';

function namedWriters({ some, count }: NonNullable<SecretEntry['certificates']>) {
  const more = count - some.length;
  return {
    certificates: some.map(({ name }) => name),
    ...(more > 0 && { moreCertificates: more }),
  };
}

/** As it is shown. */
export function shownSecret({ facts, health, certificates }: SecretEntry): SecretRow {
  const { namespace, name, leaf } = facts;
  return {
    namespace,
    name,
    health,
    ...(certificates && namedWriters(certificates)),
    names: leaf ? [...leaf.names] : [],
    ...(leaf && {
      subject: leaf.subject,
      issuer: leaf.issuer,
      serial: leaf.serial,
      key: leaf.key,
      notBefore: leaf.notBefore,
      notAfter: leaf.notAfter,
    }),
  };
}

/** Where it cannot be told whether a Certificate writes a Secret, it is not called unmanaged. */
function managed(chosen: boolean | undefined): ((value: string) => boolean) | undefined {
  return chosen === undefined ? undefined : (value) => (value === 'no') !== chosen;
}

const elsewhere = 1 << secretFacets.indexOf('namespaces');

export function findSecrets(inventory: Inventory, scopes: Scopes, query: SecretQuery, now: number) {
  const rights = rightsKey(scopes, ['secrets', 'certificates']);
  const listing = () => secretListing(inventory, scopes);
  const view = inventory.lists.secrets.of(rights, listing, now);
  const chosen = {
    namespaces: wanted(query.namespaces),
    states: wanted(query.states),
    keys: wanted(query.keys),
    issuers: wanted(query.issuers),
    managed: managed(query.managed),
    findings: anyWanted(query.findings),
  } satisfies Record<(typeof secretFacets)[number], unknown>;
  return queryView(view, {
    ...query,
    wanted: secretFacets.map((facet) => chosen[facet]),
    counted: (['states', 'managed', ...query.facets] as const).map((one) =>
      secretFacets.indexOf(one),
    ),
    totals: [
      { unless: 0, marks: 0 },
      { unless: elsewhere, marks: needsPerson },
    ],
  });
}

/** One page of the TLS Secrets that the query asks for, of those that the scopes let be seen. */
export function listSecrets(
  inventory: Inventory,
  scopes: Scopes,
  query: SecretQuery,
  now: number,
): SecretPage {
  const { entries, found, counts, totals, valuesUnless } = findSecrets(
    inventory,
    scopes,
    query,
    now,
  );
  const [total = 0, needPerson = 0] = totals;
  return {
    rows: entries.map(shownSecret),
    found,
    total,
    needPerson,
    namespaces: valuesUnless(secretFacets.indexOf('namespaces'), 0),
    states: countsOf(counts[secretFacets.indexOf('states')], secretStates),
    unmanaged: counts[secretFacets.indexOf('managed')]?.get('no') ?? 0,
    facets: facetAnswer(secretFacets, counts, query.facets),
    seen: namespacesSeen(scopes, 'secrets'),
    freshness: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
