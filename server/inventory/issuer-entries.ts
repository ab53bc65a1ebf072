import { type Scope, within } from '@/shared/actor';
import { issuerStates } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import type { Dictionary } from './dictionary';
import { freshnessOf, type Inventory } from './inventory';
import { contextOf, isComplete } from './is-complete';
import type { IssuerEntry, IssuerSort } from './issuer-entry';
import type { Key } from './order';
import type { Scopes } from './scopes';
import { issuerKey } from './uses';
import type { Listing } from './view';

export const issuerFacets = ['namespaces', 'states', 'types'] as const;

/** The kind first: a ClusterIssuer and an Issuer are two things, whatever they are called. */
const place: readonly Key<IssuerEntry>[] = [
  ({ facts }) => facts.kind,
  ({ namespace }) => namespace,
  ({ name }) => name,
];
export const issuerMarks = { clusterWide: 1, needsPerson: 2 } as const;
const states = new Map(issuerStates.map((state, rank) => [state, rank]));

const sorts = {
  state: [({ state }) => states.get(state.state) ?? 0],
  name: [],
  type: [({ facts }) => facts.type],
  with: [({ facts }) => facts.with ?? ''],
  certificates: [({ certificates }) => certificates ?? -1],
} as const satisfies Record<IssuerSort, readonly Key<IssuerEntry>[]>;

function made(
  key: string,
  facts: IssuerFacts,
  certificates: number | undefined,
  ids: readonly Dictionary[],
): IssuerEntry {
  const { namespace = '', name, type } = facts;
  const state = issuerState(facts);
  const values = { namespaces: namespace, states: state.state, types: type };
  return {
    key,
    namespace,
    name,
    values: issuerFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
    until: Infinity,
    ends: Number.NaN,
    marks:
      (facts.kind === 'ClusterIssuer' ? issuerMarks.clusterWide : 0) |
      (state.state === 'ready' ? 0 : issuerMarks.needsPerson),
    slot: 0,
    gone: false,
    facts,
    state,
    certificates,
  };
}

function bare(key: string): IssuerFacts {
  const [kind = '', ...rest] = key.split('/');
  const name = rest.at(-1) ?? '';
  if (kind === 'ClusterIssuer') return { kind, name, type: 'unknown' };
  return { kind: 'Issuer', namespace: rest[0] ?? '', name, type: 'unknown' };
}

/** Issuers and ClusterIssuers, by `Issuer/shop/ca` and `ClusterIssuer/company`, as they are for these scopes. */
export function issuerListing(
  inventory: Inventory,
  scopes: Scopes,
): Listing<IssuerEntry, IssuerSort> {
  const { issuers, clusterissuers, lists } = inventory;
  const visible = ({ namespace }: IssuerFacts) =>
    namespace === undefined ? isWhole(scopes.clusterissuers) : within(scopes.issuers, namespace);

  /** That none name it, or how many do, can be told only where the Certificates that may are known. */
  function users(key: string, { namespace }: IssuerFacts): number | undefined {
    const { certificates } = scopes;
    const sees = namespace === undefined ? seesAny(certificates) : within(certificates, namespace);
    if (!sees || !isComplete(freshnessOf(inventory, 'certificates'))) return undefined;
    return lists.uses.of(key, certificates);
  }

  return {
    facets: issuerFacets,
    place,
    sorts,
    text: ({ namespace, name, facts }) =>
      [`${namespace}/${name} ${facts.type}`, facts.with ?? ''].join('\n').toLowerCase(),
    *keys() {
      for (const facts of issuers.rows.values()) yield issuerKey(facts);
      for (const facts of clusterissuers.rows.values()) yield issuerKey(facts);
    },
    entry(key, _now, ids) {
      const [kind = '', ...rest] = key.split('/');
      const facts = (kind === 'Issuer' ? issuers : clusterissuers).rows.get(rest.join('/'));
      if (!facts || !visible(facts)) return undefined;
      return made(key, facts, users(key, facts), ids);
    },
    odd(key, why, ids) {
      const facts = bare(key);
      if (!visible(facts)) return undefined;
      const ready = { type: 'Ready', status: 'False', reason: 'Unreadable', message: why };
      return made(key, { ...facts, ready }, undefined, ids);
    },
    context: () => contextOf(inventory, ['certificates']),
  };
}

const isWhole = ({ of }: Scope) => of === 'cluster';
const seesAny = (scope: Scope) => scope.of === 'cluster' || scope.names.size > 0;
