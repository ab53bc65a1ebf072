import { type Scope, within } from '@/shared/actor';
import { issuerStates } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import type { Dictionary } from './dictionary';
import type { Inventory } from './inventory';
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
  certificates: [({ certificates }) => certificates],
} as const satisfies Record<IssuerSort, readonly Key<IssuerEntry>[]>;

function made(
  key: string,
  facts: IssuerFacts,
  certificates: number,
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
  { issuers, clusterissuers, lists }: Inventory,
  scopes: Scopes,
): Listing<IssuerEntry, IssuerSort> {
  const visible = ({ namespace }: IssuerFacts) =>
    namespace === undefined ? isWhole(scopes.clusterissuers) : within(scopes.issuers, namespace);
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
      return made(key, facts, lists.uses.of(key, scopes.certificates), ids);
    },
    odd(key, why, ids) {
      const facts = bare(key);
      if (!visible(facts)) return undefined;
      const ready = { type: 'Ready', status: 'False', reason: 'Unreadable', message: why };
      return made(key, { ...facts, ready }, 0, ids);
    },
    context: () => '',
  };
}

const isWhole = ({ of }: Scope) => of === 'cluster';
