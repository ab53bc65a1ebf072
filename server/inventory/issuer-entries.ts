import { type Scope, within } from '@/shared/actor';
import { issuerStates } from '@/shared/issuer';

import type { IssuerFacts } from '../domain/issuer-facts';
import { issuerState } from '../domain/issuer-state';
import type { Dictionary } from './dictionary';
import type { Inventory } from './inventory';
import type { IssuerEntry, IssuerSort } from './issuer-entry';
import { comparing } from './order';
import type { Scopes } from './scopes';
import { issuerKey } from './uses';
import type { Listing } from './view';

export const issuerFacets = ['namespaces', 'states', 'types'] as const;

/** The kind first: a ClusterIssuer and an Issuer are two things, whatever they are called. */
const place = [
  ({ facts }: IssuerEntry) => facts.kind,
  ({ namespace }: IssuerEntry) => namespace,
  ({ name }: IssuerEntry) => name,
];
const states = new Map(issuerStates.map((state, rank) => [state, rank]));

const sorts = {
  state: comparing<IssuerEntry>(({ state }) => states.get(state.state) ?? 0, ...place),
  name: comparing<IssuerEntry>(...place),
  type: comparing<IssuerEntry>(({ facts }) => facts.type, ...place),
  with: comparing<IssuerEntry>(({ facts }) => facts.with ?? '', ...place),
  certificates: comparing<IssuerEntry>(({ certificates }) => certificates, ...place),
} as const satisfies Record<IssuerSort, (a: IssuerEntry, b: IssuerEntry) => number>;

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
    text: [`${namespace}/${name} ${type}`, facts.with ?? ''].join('\n').toLowerCase(),
    values: issuerFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
    until: Infinity,
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
    sorts,
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
