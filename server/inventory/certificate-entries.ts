import { type Resource, within } from '@/shared/actor';
import { certificateStates } from '@/shared/certificate';
import { needsPerson } from '@/shared/needs-person';
import { secretStates } from '@/shared/secret';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { SecretFacts } from '../domain/secret-facts';
import {
  type CertificateEntry,
  type CertificateSort,
  secretOf,
  unmanagedKey,
} from './certificate-entry';
import { judge, type Judged, unmanagedSecret } from './certificate-rows';
import type { Dictionary } from './dictionary';
import { freshnessOf, type Inventory } from './inventory';
import { contextOf, isComplete } from './is-complete';
import { issuerValue } from './issuer-value';
import { nextMoment } from './next-moment';
import type { Key } from './order';
import type { Scopes } from './scopes';
import { joined } from './several';
import { storedSecret } from './stored-secret';
import type { Listing } from './view';
import { secretKey } from './writers';

/** The kinds of which it matters whether all are known. */
const whole = [
  'certificates',
  'issuers',
  'clusterissuers',
  'secrets',
] as const satisfies readonly Resource[];

/** The kinds on whose rights this list depends. */
export const certificateRights = [
  ...whole,
  'certificaterequests',
  'orders',
  'challenges',
] as const satisfies readonly Resource[];

export const certificateFacets = [
  'namespaces',
  'states',
  'issuers',
  'keys',
  'findings',
  'managed',
] as const;

export const certificateMarks = { needsPerson: 1, pairUnknown: 2 } as const;

const sound = { state: 'sound' } as const;
const ready = { state: 'ready' } as const;

const place: readonly Key<CertificateEntry>[] = [({ namespace }) => namespace, ({ name }) => name];
const states = new Map(certificateStates.map((state, rank) => [state, rank]));
const healths = new Map(secretStates.map((state, rank) => [state, rank]));
const number =
  (of: (facts: CertificateFacts) => number | undefined): Key<CertificateEntry> =>
  ({ facts }) =>
    of(facts) ?? Infinity;

const sorts = {
  name: [],
  state: [
    ({ marks }) => (marks & certificateMarks.needsPerson ? 0 : 1),
    ({ state }) => states.get(state.state) ?? 0,
  ],
  issuer: [({ facts }) => facts.issuer.name, ({ facts }) => facts.issuer.kind],
  secret: [({ secret }) => healths.get(secret.state) ?? 0, ({ facts }) => facts.secretName],
  names: [({ facts }) => facts.names[0] ?? ''],
  key: [({ facts }) => facts.key],
  issued: [number(({ notBefore }) => notBefore)],
  renewal: [number(({ renewalTime }) => renewalTime)],
  expiry: [number(({ notAfter }) => notAfter)],
  revision: [number(({ revision }) => revision)],
  // How long it is, not how much of it has passed: that would change with the clock.
  lifetime: [number(({ notBefore = NaN, notAfter = NaN }) => notAfter - notBefore || undefined)],
  'stored-in': [({ facts }) => facts.secretName],
} as const satisfies Record<CertificateSort, readonly Key<CertificateEntry>[]>;

function textOf({ namespace: of, name: called, secretName, issuer, names }: CertificateFacts) {
  return [`${of}/${called}`, secretName, issuer.name, ...names].join('\n').toLowerCase();
}

function made(
  key: string,
  judged: Judged & Pick<CertificateEntry, 'facts' | 'managed'>,
  stored: SecretFacts | undefined,
  now: number,
  ids: readonly Dictionary[],
): CertificateEntry {
  const { facts, managed } = judged;
  const state = judged.state.state === 'ready' ? ready : judged.state;
  const secret = judged.secret.state === 'sound' ? sound : judged.secret;
  const { notBefore, notAfter, renewalTime, revision } = facts;
  const leaf = stored?.leaf;
  const values = {
    namespaces: facts.namespace,
    states: state.state,
    issuers: issuerValue(facts.namespace, facts.issuer),
    keys: facts.key,
    findings: joined(judged.codes),
    managed: managed ? 'yes' : 'no',
  };
  return {
    key,
    namespace: facts.namespace,
    name: facts.name,
    serial: leaf?.serial,
    values: certificateFacets.map((facet, at) => ids[at]?.id(values[facet]) ?? 0),
    until: Math.min(
      judged.until,
      nextMoment(now, notBefore, renewalTime, notAfter, leaf?.notBefore, leaf?.notAfter),
    ),
    ends: notAfter ?? Number.NaN,
    marks:
      (needsPerson({ state, secret, revision }) ? certificateMarks.needsPerson : 0) |
      (secret.state === 'unknown' ? certificateMarks.pairUnknown : 0),
    slot: 0,
    gone: false,
    facts,
    state,
    secret,
    managed,
  };
}

function bare(key: string): CertificateFacts {
  const [of = '', called = ''] = key.split('/');
  return {
    namespace: of,
    name: called,
    issuer: { name: '', kind: '', group: '' },
    secretName: '',
    names: [],
    key: '',
    isCA: false,
  };
}

/** Certificates, and the TLS Secrets that none of them writes, as they are for these scopes. */
export function certificateListing(
  inventory: Inventory,
  scopes: Scopes,
): Listing<CertificateEntry, CertificateSort> {
  const { certificates, secrets, lists } = inventory;

  function managed(key: string, now: number, ids: readonly Dictionary[]) {
    const facts = certificates.rows.get(key);
    if (!facts || !within(scopes.certificates, facts.namespace)) return undefined;
    const visible = within(scopes.secrets, facts.namespace);
    const stored = visible ? storedSecret(inventory, secretKey(facts)) : undefined;
    const judged = { facts, ...judge(inventory, scopes, facts, now), managed: true };
    return made(key, judged, stored, now, ids);
  }

  function unmanaged(key: string, secret: string, now: number, ids: readonly Dictionary[]) {
    const stored = secrets.rows.get(secret);
    if (!stored || lists.writers.count(secret) > 0) return undefined;
    const { namespace: of } = stored;
    if (!within(scopes.secrets, of) || !within(scopes.certificates, of)) return undefined;
    if (!isComplete(freshnessOf(inventory, 'certificates'))) return undefined;
    const judged = { ...unmanagedSecret(stored, now), managed: false };
    return made(key, judged, stored, now, ids);
  }

  /** Only what it takes to name it: anything more may be what could not be read. */
  function odd(key: string, why: string, ids: readonly Dictionary[]) {
    const secret = secretOf(key);
    const facts = bare(secret ?? key);
    const visible = within(scopes.certificates, facts.namespace);
    if (!visible || (secret !== undefined && !within(scopes.secrets, facts.namespace)))
      return undefined;
    const unknown = { state: 'unknown', why } as const;
    const judged = {
      facts,
      state: unknown,
      secret: unknown,
      managed: secret === undefined,
      codes: [],
      until: Infinity,
    };
    return made(key, judged, undefined, 0, ids);
  }

  return {
    facets: certificateFacets,
    place,
    sorts,
    odd,
    text: ({ facts }) => textOf(facts),
    *keys() {
      yield* certificates.rows.keys();
      for (const secret of secrets.rows.keys()) yield unmanagedKey(secret);
    },
    entry(key, now, ids) {
      const secret = secretOf(key);
      return secret === undefined ? managed(key, now, ids) : unmanaged(key, secret, now, ids);
    },
    context: () => contextOf(inventory, whole),
  };
}
