import { type Resource, within } from '@/shared/actor';
import type { IssuerReference } from '@/shared/certificate';

import type { Owner } from '../domain/owner-of';
import type { Dictionary } from './dictionary';
import type { Inventory } from './inventory';
import { issuerValue } from './issuer-value';
import type { LinkEntry } from './link-entry';
import type { Key } from './order';
import type { Scopes } from './scopes';
import type { Listing } from './view';
import type { Views } from './views';

export const linkListFacets = ['namespaces', 'states', 'issuers'] as const;

const failures = new Set(['denied', 'invalid', 'failed', 'errored', 'expired']);
/** What has ended without a certificate. */
export const linkFailed = 1;

/** What is known of each object between a Certificate and its Secret. */
export interface LinkFacts {
  readonly namespace: string;
  readonly name: string;
  readonly issuer: IssuerReference;
  readonly createdAt?: number;
  readonly owner?: Owner;
}

interface State {
  readonly state: string;
}

/** What one kind of them has of its own. */
export interface LinkKind<Facts extends LinkFacts, Its extends State, Sort extends string, Own> {
  readonly resource: Extract<Resource, 'certificaterequests' | 'orders' | 'challenges'>;
  readonly rows: (inventory: Inventory) => ReadonlyMap<string, Facts>;
  readonly views: (inventory: Inventory) => Views<LinkEntry<Facts, Its>, Sort>;
  readonly states: readonly Its['state'][];
  readonly state: (facts: Facts) => Its;
  /** What its rows tell beside what those of the others tell too. */
  readonly own: (facts: Facts) => Own;
  /** The facts and the state of an object that could not be judged. */
  readonly odd: (
    bare: LinkFacts & { readonly uid: string },
    why: string,
  ) => { readonly facts: Facts; readonly state: Its };
  /** What is searched beside its name and its issuer's. */
  readonly words: (facts: Facts) => readonly string[];
  readonly sorts: Readonly<Record<Sort, readonly Key<LinkEntry<Facts, Its>>[]>>;
}

/** One kind of them, by `namespace/name`, as it is for these scopes. */
export function linkListing<Facts extends LinkFacts, Its extends State, Sort extends string>(
  kind: LinkKind<Facts, Its, Sort, unknown>,
  inventory: Inventory,
  scopes: Scopes,
): Listing<LinkEntry<Facts, Its>, Sort> {
  const scope = scopes[kind.resource];

  function made(
    key: string,
    { facts, state }: { facts: Facts; state: Its },
    ids: readonly Dictionary[],
  ): LinkEntry<Facts, Its> {
    const { namespace, name, issuer } = facts;
    const values = {
      namespaces: namespace,
      states: state.state,
      issuers: issuerValue(namespace, issuer),
    };
    return {
      key,
      namespace,
      name,
      values: linkListFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
      until: Infinity,
      ends: Number.NaN,
      marks: failures.has(state.state) ? linkFailed : 0,
      slot: 0,
      gone: false,
      facts,
      state,
    };
  }

  return {
    facets: linkListFacets,
    place: [({ namespace }) => namespace, ({ name }) => name],
    sorts: kind.sorts,
    text: ({ facts }) =>
      [`${facts.namespace}/${facts.name}`, facts.issuer.name, ...kind.words(facts)]
        .join('\n')
        .toLowerCase(),
    keys: () => kind.rows(inventory).keys(),
    entry(key, _now, ids) {
      const facts = kind.rows(inventory).get(key);
      if (!facts || !within(scope, facts.namespace)) return undefined;
      return made(key, { facts, state: kind.state(facts) }, ids);
    },
    odd(key, why, ids) {
      const [namespace = '', name = ''] = key.split('/');
      if (!within(scope, namespace)) return undefined;
      const issuer = { name: '', kind: '', group: '' };
      return made(key, kind.odd({ namespace, name, uid: '', issuer }, why), ids);
    },
    context: () => '',
  };
}
