import { within } from '@/shared/actor';
import { isTroubled } from '@/shared/needs-person';
import { secretStates } from '@/shared/secret';

import type { CertificateFacts } from '../domain/certificate-facts';
import { lateFrom } from '../domain/ending-findings';
import type { SecretFacts } from '../domain/secret-facts';
import { findingCodes, listedFindings } from '../domain/secret-findings';
import { secretHealth } from '../domain/secret-health';
import type { WrittenBy } from '../domain/secret-writer';
import type { ToldFinding } from '../domain/told-finding';
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
const states = new Map(secretStates.map((state, rank) => [state, rank]));
const place: readonly Key<SecretEntry>[] = [({ namespace }) => namespace, ({ name }) => name];
/** What is known not to be sound. */
export const needsPerson = 1;

const sorts = {
  state: [({ health }) => states.get(health.state) ?? 0],
  name: [],
  certificate: [({ certificates }) => certificates?.some[0]?.name ?? ''],
  names: [({ facts }) => facts.leaf?.names[0] ?? ''],
  issuer: [({ facts }) => facts.leaf?.issuer ?? ''],
  key: [({ facts }) => facts.leaf?.key ?? ''],
  issued: [({ facts }) => facts.leaf?.notBefore ?? Infinity],
  expiry: [({ facts }) => facts.leaf?.notAfter ?? Infinity],
  serial: [({ facts }) => facts.leaf?.serial ?? ''],
} as const satisfies Record<SecretSort, readonly Key<SecretEntry>[]>;

type Written = WrittenBy<CertificateFacts> | undefined;

function managed(written: Written): string {
  if (written === undefined) return 'unknown';
  return written.count > 0 ? 'yes' : 'no';
}

function textOf({ facts, certificates }: SecretEntry): string {
  const { namespace: of, name: called, leaf } = facts;
  const stored = leaf ? [leaf.subject, leaf.issuer, ...leaf.names] : [];
  const writers = certificates?.some.map(({ name }) => name) ?? [];
  return [`${of}/${called}`, ...stored, ...writers].join('\n').toLowerCase();
}

function untilOf(leaf: NonNullable<SecretFacts['leaf']>, written: Written, now: number): number {
  const late = written?.count === 0 ? lateFrom(leaf) : undefined;
  return nextMoment(now, leaf.notBefore, leaf.notAfter, late);
}

function made(
  key: string,
  facts: SecretFacts,
  written: Written,
  told: readonly ToldFinding[],
  now: number,
  ids: readonly Dictionary[],
): SecretEntry {
  const { leaf } = facts;
  const health = secretHealth(facts, told, now);
  const values = {
    namespaces: facts.namespace,
    states: health.state,
    keys: leaf?.key ?? '',
    issuers: leaf?.issuer ?? '',
    managed: managed(written),
    findings: joined(findingCodes(told)),
  };
  return {
    key,
    namespace: facts.namespace,
    name: facts.name,
    serial: leaf?.serial,
    values: secretFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
    until: leaf ? untilOf(leaf, written, now) : Infinity,
    ends: leaf?.notAfter ?? Number.NaN,
    marks: isTroubled(health) ? needsPerson : 0,
    slot: 0,
    gone: false,
    facts,
    health: health.state === 'sound' ? sound : health,
    certificates: written,
  };
}

/** TLS Secrets as they are for these scopes. */
export function secretListing(
  inventory: Inventory,
  scopes: Scopes,
): Listing<SecretEntry, SecretSort> {
  const { certificates, secrets, labelledSecrets, lists } = inventory;
  const knowsAll = () => isComplete(freshnessOf(inventory, 'certificates'));

  function writtenBy(key: string, { namespace: of, issuedFor }: SecretFacts): Written {
    if (!within(scopes.certificates, of)) return undefined;
    const written = lists.writers.told(key, issuedFor);
    // While Certificates are still being read, it is not known which Secrets have none.
    return written.count > 0 || knowsAll() ? written : undefined;
  }

  /** Which Certificates of a namespace are issuing, where that is known. */
  function issuingOf({ namespace: of, nextKey }: SecretFacts) {
    if (!nextKey || !within(scopes.certificates, of) || !knowsAll()) return undefined;
    return {
      has: (name: string) => certificates.rows.get(`${of}/${name}`)?.issuing?.status === 'True',
    };
  }

  /** The key of an issuance that is under way is in order, and soon gone. */
  function isLeftOver(facts: SecretFacts): boolean {
    if (!within(scopes.certificates, facts.namespace)) return true;
    return issuingOf(facts)?.has(facts.ownedBy?.name ?? '') === false;
  }

  /**
   * Of other types only what cert-manager wrote for a Certificate: no key of an ACME account, no CA of the webhook. Who
   * may not see the Certificates is told by the Secret itself alone: rows must not come and go with what they name.
   */
  function isShown(facts: SecretFacts): boolean {
    const { type, namespace: of, name: called, nextKey, issuedFor } = facts;
    if (type === undefined) return true;
    if (nextKey) return isLeftOver(facts);
    if (issuedFor !== undefined) return true;
    return within(scopes.certificates, of) && lists.writers.count(`${of}/${called}`) > 0;
  }

  return {
    facets: secretFacets,
    place,
    sorts,
    text: textOf,
    *keys() {
      yield* secrets.rows.keys();
      yield* labelledSecrets.rows.keys();
    },
    entry(key, now, ids) {
      const facts = storedSecret(inventory, key);
      if (!facts || !isShown(facts) || !within(scopes.secrets, facts.namespace)) return undefined;
      const written = writtenBy(key, facts);
      const told = listedFindings(facts, written, issuingOf(facts), now);
      return made(key, facts, written, told, now, ids);
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
