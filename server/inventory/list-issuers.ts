import { within } from '@/shared/actor';
import { type IssuerPage, type IssuerQuery, type IssuerRow, issuerStates } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import { countBy } from './count-by';
import { freshnessFor, namespacesSeen } from './freshness-for';
import type { Inventory } from './inventory';
import { inOrder } from './order';
import type { Scopes } from './scopes';

/** How many Certificates name each issuer: `Issuer/shop/ca`, `ClusterIssuer//ca`. */
function uses(inventory: Inventory, scopes: Scopes): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { namespace, issuer } of inventory.certificates.rows.values()) {
    if (issuer.group !== 'cert-manager.io' || !within(scopes.certificates, namespace)) continue;
    const key = `${issuer.kind}/${issuer.kind === 'Issuer' ? namespace : ''}/${issuer.name}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function row(facts: IssuerFacts, counts: ReadonlyMap<string, number>): IssuerRow {
  return {
    kind: facts.kind,
    ...(facts.namespace !== undefined && { namespace: facts.namespace }),
    name: facts.name,
    state: issuerState(facts),
    type: facts.type,
    with: facts.with,
    certificates: counts.get(`${facts.kind}/${facts.namespace ?? ''}/${facts.name}`) ?? 0,
  };
}

/** ClusterIssuers belong to every namespace. */
function isIn({ namespace }: IssuerRow, { namespaces }: IssuerQuery): boolean {
  return !namespaces || namespace === undefined || namespaces.includes(namespace);
}

function matches(one: IssuerRow, { text }: IssuerQuery): boolean {
  const { namespace, name, type } = one;
  const words = `${namespace ?? ''}/${name} ${type} ${one.with ?? ''}`.toLowerCase();
  return words.includes(text?.trim().toLowerCase() ?? '');
}

export function listIssuers(
  inventory: Inventory,
  scopes: Scopes,
  query: IssuerQuery,
  now: number,
): IssuerPage {
  const counts = uses(inventory, scopes);
  const visible = [
    ...(scopes.clusterissuers.of === 'cluster' ? inventory.clusterissuers.rows.values() : []),
    ...[...inventory.issuers.rows.values()].filter((facts) =>
      within(scopes.issuers, facts.namespace ?? ''),
    ),
  ].map((facts) => row(facts, counts));
  const inNamespaces = visible.filter((one) => isIn(one, query));
  const named = inNamespaces.filter((one) => matches(one, query));
  const states = query.states && new Set(query.states);
  const found = states ? named.filter((one) => states.has(one.state.state)) : named;
  const ordered = inOrder(found, (one) => [
    issuerStates.indexOf(one.state.state),
    one.kind,
    one.namespace ?? '',
    one.name,
  ]);
  return {
    rows: ordered.slice(query.offset, query.offset + query.limit),
    found: found.length,
    total: visible.length,
    clusterWide: visible.filter(({ kind }) => kind === 'ClusterIssuer').length,
    states: countBy(named, issuerStates, (one) => one.state.state),
    needPerson: inNamespaces.filter(({ state }) => state.state !== 'ready').length,
    seen: namespacesSeen(scopes, 'issuers'),
    freshness: {
      issuers: freshnessFor(inventory, scopes, 'issuers'),
      clusterissuers: freshnessFor(inventory, scopes, 'clusterissuers'),
    },
    now,
  };
}
