import { within } from '@/shared/actor';
import { secretStates } from '@/shared/secret';

import type { SecretFacts } from '../domain/secret-facts';
import { findingCodes } from '../domain/secret-findings';
import { secretHealth } from '../domain/secret-health';
import type { Dictionary } from './dictionary';
import { freshnessOf, type Inventory } from './inventory';
import { contextOf, isComplete } from './is-complete';
import { nextMoment } from './next-moment';
import type { Key } from './order';
import type { Scopes } from './scopes';
import type { SecretEntry, SecretSort } from './secret-entry';
import { joined } from './several';
import { storedSecret } from './stored-secret';
import type { Listing } from './view';

export const secretFacets = [
  'namespaces',
  'states',
  'keys',
  'issuers',
  'managed',
  'findings',
] as const;

const sound = { state: 'sound' } as const;
const nobody: readonly string[] = [];
const states = new Map(secretStates.map((state, rank) => [state, rank]));
const place: readonly Key<SecretEntry>[] = [({ namespace }) => namespace, ({ name }) => name];
/** What is not sound. */
export const needsPerson = 1;

const sorts = {
  state: [({ health }) => states.get(health.state) ?? 0],
  name: [],
  certificate: [({ certificates }) => certificates?.[0] ?? ''],
  names: [({ facts }) => facts.leaf?.names[0] ?? ''],
  issuer: [({ facts }) => facts.leaf?.issuer ?? ''],
  key: [({ facts }) => facts.leaf?.key ?? ''],
  issued: [({ facts }) => facts.leaf?.notBefore ?? Infinity],
  expiry: [({ facts }) => facts.leaf?.notAfter ?? Infinity],
} as const satisfies Record<SecretSort, readonly Key<SecretEntry>[]>;

function managed(certificates: readonly string[] | undefined): string {
  if (certificates === undefined) return 'unknown';
  return certificates.length > 0 ? 'yes' : 'no';
}

function textOf({ namespace: of, name: called, leaf }: SecretFacts, certificates = nobody): string {
  const stored = leaf ? [leaf.subject, leaf.issuer, ...leaf.names] : [];
  return [`${of}/${called}`, ...stored, ...certificates].join('\n').toLowerCase();
}

function made(
  key: string,
  facts: SecretFacts,
  certificates: readonly string[] | undefined,
  codes: readonly string[],
  now: number,
  ids: readonly Dictionary[],
): SecretEntry {
  const { leaf } = facts;
  const health = secretHealth(facts, now);
  const values = {
    namespaces: facts.namespace,
    states: health.state,
    keys: leaf?.key ?? '',
    issuers: leaf?.issuer ?? '',
    managed: managed(certificates),
    findings: joined(codes),
  };
  return {
    key,
    namespace: facts.namespace,
    name: facts.name,
    serial: leaf?.serial,
    values: secretFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
    until: nextMoment(now, leaf?.notBefore, leaf?.notAfter),
    ends: leaf?.notAfter ?? Number.NaN,
    marks: health.state === 'sound' ? 0 : needsPerson,
    slot: 0,
    gone: false,
    facts,
    health: health.state === 'sound' ? sound : health,
    certificates,
  };
}

/** TLS Secrets as they are for these scopes. */
export function secretListing(
  inventory: Inventory,
  scopes: Scopes,
): Listing<SecretEntry, SecretSort> {
  const { certificates, secrets, labelledSecrets, lists } = inventory;

  function writersOf(key: string, of: string): readonly string[] | undefined {
    if (!within(scopes.certificates, of)) return undefined;
    const writers = lists.writers.of(key);
    // While Certificates are still being read, it is not known which Secrets have none.
    if (writers.length > 0 || isComplete(freshnessOf(inventory, 'certificates'))) return writers;
    return undefined;
  }

  /** Of other types only what a Certificate writes: no key of an ACME account, no CA of the webhook. */
  const isShown = ({ type, namespace: of, name: called }: SecretFacts) =>
    type === undefined || lists.writers.of(`${of}/${called}`).length > 0;

  return {
    facets: secretFacets,
    place,
    sorts,
    text: ({ facts, certificates: writers }) => textOf(facts, writers),
    *keys() {
      yield* secrets.rows.keys();
      yield* labelledSecrets.rows.keys();
    },
    entry(key, now, ids) {
      const facts = storedSecret(inventory, key);
      if (!facts || !isShown(facts) || !within(scopes.secrets, facts.namespace)) return undefined;
      const writers = writersOf(key, facts.namespace);
      const known = (writers ?? nobody).flatMap(
        (one) => certificates.rows.get(`${facts.namespace}/${one}`) ?? [],
      );
      return made(key, facts, writers, findingCodes(facts, known, now), now, ids);
    },
    odd(key, why, ids) {
      const [of = '', called = ''] = key.split('/');
      if (!within(scopes.secrets, of)) return undefined;
      const facts = { namespace: of, name: called, pair: { is: 'unreadable', why } } as const;
      return made(key, facts, undefined, [], 0, ids);
    },
    context: () => contextOf(inventory, ['certificates']),
  };
}
