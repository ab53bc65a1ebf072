import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { isRecord } from '@/shared/fields';
import { finding } from '@/shared/finding';

import { jks } from './jks.fixture';
import { issue, makeKey, type Pair } from './openssl.fixture';
import { secretFacts } from './secret-facts';
import { secretFindings, type SecretSurroundings } from './secret-findings';
import {
  annotations,
  ca,
  data,
  day,
  leafOf,
  now,
  secretOf,
  web,
  writer,
} from './stored-pair.fixture';

const at = { namespace: 'shop', name: 'tls' };
const found = (secret: object, around: SecretSurroundings = {}, time = now) =>
  secretFindings(at, secretFacts(secret), around, time);

function codes(secret: object, around: SecretSurroundings = {}, time = now): string[] {
  const all = found(secret, around, time);
  for (const one of all) {
    finding.parse(one);
    expect(one.object).toEqual({ kind: 'Secret', ...at });
    expect(one.sentence).toMatch(/\.$/);
    expect(JSON.stringify(one)).not.toContain('PRIVATE KEY');
  }
  return all.map(({ code }) => code);
}

const der = ({ crt }: Pair) => crt.replaceAll(/-----[^-]+-----|\s/g, '');

const mine = { certificates: [writer()] };

test('a sound Secret that its Certificate wrote has no findings', () => {
  expect(codes(secretOf(data(web), annotations()), mine)).toEqual([]);
  expect(codes(secretOf(data(web)))).toEqual([]);
});

test('a Secret that is not there is missing only where a Certificate is to write it', () => {
  const told = secretFindings(at, undefined, mine, now);
  expect(told).toMatchObject([{ code: 'secret-missing', severity: 'breaks' }]);
  expect(told[0]?.sentence).toContain('Certificate web');
  expect(secretFindings(at, undefined, { certificates: [] }, now)).toEqual([]);
});

const pairs: [string, Readonly<Record<string, string>>][] = [
  ['secret-empty', { ...data(web), 'tls.crt': '' }],
  ['secret-empty', { ...data(web), 'tls.key': '' }],
  ['secret-unreadable', { ...data(web), 'tls.crt': 'junk' }],
  ['secret-unreadable', { ...data(web), 'tls.key': 'junk' }],
  ['secret-key-mismatch', { ...data(web), 'tls.key': makeKey() }],
  ['secret-ca-not-issuer', data(web, { 'ca.crt': issue({ subject: '/CN=CA', isCA: true }).crt })],
  ['secret-ca-unreadable', data(web, { 'ca.crt': ca.crt.replace(/\n[^-]{64}/, '\nAAAA') })],
  ['secret-chain-incomplete', { 'tls.crt': web.crt, 'tls.key': web.key }],
  ['secret-chain-unlinked', data({ crt: web.crt + issue({ isCA: true }).crt, key: web.key })],
];

test.each(pairs)('%s is told of a Secret that holds it', (code, held) => {
  expect(codes(secretOf(held))).toEqual([code]);
});

test('a chain in another order is told, and one in its own order is not', () => {
  const middle = issue({ subject: '/CN=Middle', isCA: true, issuer: ca, until: 300 });
  const leaf = leafOf({ issuer: middle });
  const of = (...chain: Pair[]) =>
    codes(secretOf(data({ crt: chain.map(({ crt }) => crt).join(''), key: leaf.key })));
  expect(of(leaf, middle)).toEqual([]);
  expect(of(leaf, middle, ca)).toEqual([]);
  expect(of(leaf, ca, middle)).toEqual(['secret-chain-unordered']);
});

test('expired, not yet valid and outliving are told by the clock', () => {
  const short = issue({ subject: '/CN=Short', isCA: true, until: 10 });
  const leaf = leafOf({ issuer: short, until: 30 });
  const secret = secretOf(data(leaf, { 'ca.crt': short.crt }));
  expect(codes(secret)).toEqual(['secret-outlives-issuer']);
  expect(codes(secret, {}, now + 31 * day)).toEqual(['secret-expired', 'secret-outlives-issuer']);
  expect(codes(secretOf(data(web)), {}, now - 2 * day)).toEqual(['secret-not-yet-valid']);
  expect(codes(secretOf(data(web)), {}, now + 89 * day)).toEqual([]);
});

test('weak keys and signatures are told, but not the signature by which a root names itself', () => {
  expect(codes(secretOf(data(leafOf({ key: 'rsa:1024' }))))).toEqual(['secret-weak-key']);
  expect(codes(secretOf(data(leafOf({ digest: 'sha1' }))))).toEqual(['secret-weak-signature']);
  const root = issue({ subject: '/CN=Old', isCA: true, digest: 'sha1' });
  expect(codes(secretOf(data(root, { 'ca.crt': root.crt })))).toEqual([]);
  for (const key of ['rsa:2048', 'P-384', 'ed25519'] as const)
    expect(codes(secretOf(data(leafOf({ key }))))).toEqual([]);
}, 30_000);

/** The Secret of `web` with more in it, as base64. */
const withStores = (more: Readonly<Record<string, string>>) => {
  const secret = secretOf(data(web), annotations());
  const held = isRecord(secret) && isRecord(secret.data) ? secret.data : {};
  return { ...secret, data: { ...held, ...more } };
};

const stores = { keystores: { jks: { create: true }, pkcs12: { create: true } } };

/** As keytool has written every store since Java 9. */
const pkcs12 = ({ crt }: Pair) =>
  execFileSync('openssl', ['pkcs12', '-export', '-nokeys', '-passout', 'pass:changeit'], {
    input: Buffer.from(crt),
    encoding: 'base64',
  });

test('a keystore is stale where it holds another certificate, and cannot be told of PKCS #12', () => {
  expect(codes(withStores({ 'keystore.jks': jks(web) }))).toEqual([]);
  expect(codes(withStores({ 'keystore.jks': jks(ca) }))).toEqual(['secret-keystore-stale']);
  for (const name of ['keystore.p12', 'keystore.jks'])
    expect(codes(withStores({ [name]: pkcs12(ca) }))).toEqual([]);
});

test('a truststore is stale where it lacks a certificate of ca.crt, and cannot be told of PKCS #12', () => {
  const other = issue({ subject: '/CN=Other', isCA: true });
  const both = Buffer.from(ca.crt + other.crt).toString('base64');
  const stale = ['secret-truststore-stale'];
  expect(codes(withStores({ 'truststore.jks': jks(ca) }))).toEqual([]);
  expect(codes(withStores({ 'truststore.jks': jks(other, ca) }))).toEqual([]);
  expect(codes(withStores({ 'truststore.jks': jks(other) }))).toEqual(stale);
  const two = (store: string) => withStores({ 'truststore.jks': store, 'ca.crt': both });
  expect(codes(two(jks(ca, other)))).toEqual([]);
  expect(codes(two(jks(other)))).toEqual(stale);
  for (const name of ['truststore.p12', 'truststore.jks'])
    expect(codes(withStores({ [name]: pkcs12(other) }))).toEqual([]);
  expect(codes(withStores({ 'truststore.jks': jks(other), 'ca.crt': '' }))).not.toContain(
    'secret-truststore-stale',
  );
});

test('where a truststore holds only the first of several CAs, an upgrade before the renewal helps', () => {
  const [second, third] = [2, 3].map((one) => issue({ subject: `/CN=CA ${one}`, isCA: true }));
  if (!second || !third) throw new Error('openssl made no CA');
  const all = Buffer.from(ca.crt + second.crt + third.crt).toString('base64');
  const remedies = (store: string) =>
    found(withStores({ 'truststore.jks': store, 'ca.crt': all })).map(({ remedy }) => remedy);
  expect(remedies(jks(ca, second, third))).toEqual([]);
  expect(remedies(jks(ca))).toEqual([expect.stringMatching(/before 1\.14\.4 .* then renew/)]);
  for (const store of [jks(ca, second), jks(second, third), jks()])
    expect(remedies(store)).toEqual([expect.stringContaining('password')]);
});

const missing = (
  held: Readonly<Record<string, string>>,
  spec: Readonly<Record<string, unknown>> = stores,
) =>
  found(withStores(held), { certificates: [writer(spec)] })
    .filter(({ code }) => code === 'secret-keystore-missing')
    .map(({ sentence }) => /asks for (.*), which/.exec(sentence)?.[1]);

test('stores that a Certificate asks for are missing by their names, truststores only where there is a ca.crt', () => {
  const keys = { 'keystore.p12': der(web), 'keystore.jks': der(web) };
  const trusts = { 'truststore.p12': der(ca), 'truststore.jks': der(ca) };
  expect(missing({ ...keys, ...trusts })).toEqual([]);
  expect(missing(keys)).toEqual(['truststore.p12 and truststore.jks']);
  expect(missing({ ...keys, 'ca.crt': '' })).toEqual([]);
  expect(missing({ ...trusts, 'keystore.p12': der(web) })).toEqual(['keystore.jks']);
  expect(missing(keys, {})).toEqual([]);
});

test('of two Certificates on one Secret, the owner is the one that its annotation names, else the oldest', () => {
  const young = writer({}, 'young', {
    metadata: { name: 'young', creationTimestamp: '2026-06-01T00:00:00Z' },
  });
  const both = { certificates: [young, writer()] };
  const owner = (secret: object) =>
    /: (\w+) owns it/.exec(
      found(secret, both).find(({ code }) => code === 'secret-two-certificates')?.sentence ?? '',
    )?.[1];
  expect(owner(secretOf(data(web)))).toBe('web');
  expect(
    owner(secretOf(data(web), annotations({ 'cert-manager.io/certificate-name': 'young' }))),
  ).toBe('young');
  expect(
    owner(secretOf(data(web), annotations({ 'cert-manager.io/certificate-name': 'gone' }))),
  ).toBe('web');
});

const owner = (kind: string, apiVersion = 'cert-manager.io/v1') => ({
  ownerReferences: [{ apiVersion, kind, name: 'web', uid: 'u', controller: true }],
});

test('an ownerReference to a Certificate is told, one to anything else is not', () => {
  expect(codes(secretOf(data(web), owner('Certificate')))).toEqual(['secret-owned-by-certificate']);
  expect(codes(secretOf(data(web), owner('Certificate', 'other.io/v1')))).toEqual([]);
  expect(codes(secretOf(data(web), owner('Deployment', 'apps/v1')))).toEqual([]);
});

test('the key of an issuance is left over when its Certificate does not issue', () => {
  const key = secretOf(
    { 'tls.key': makeKey() },
    { labels: { 'cert-manager.io/next-private-key': 'true' }, ...owner('Certificate') },
    { type: 'Opaque' },
  );
  expect(codes(key, { issuing: new Set(['web']) })).toEqual([]);
  expect(codes(key, { issuing: new Set(['other']) })).toEqual(['secret-next-key-left-over']);
  expect(codes(key)).toEqual([]);
});

test('a Secret of another type is told where a Certificate writes it, and is no pair elsewhere', () => {
  const opaque = secretOf(data(web), annotations(), { type: 'Opaque' });
  expect(codes(opaque, mine)).toEqual(['secret-wrong-type']);
  expect(codes(secretOf({}, {}, { type: 'Opaque' }), { certificates: [] })).toEqual([]);
});

test('a CA that ends before what it signed is told with the number of them', () => {
  const secret = secretOf(data(ca));
  const signed = { count: 12, latest: now + 400 * day };
  expect(found(secret, { signed })).toMatchObject([
    { code: 'secret-ca-ends-before-leaves', sentence: expect.stringContaining('12') },
  ]);
  expect(codes(secret, { signed: { count: 0, latest: now + 100 * day } })).toEqual([]);
});

test('a Secret is unreferenced only where nothing was found, and it says what was looked at', () => {
  const secret = secretOf(data(web));
  const consumers = { found: [], lookedAt: ['Certificates', 'Ingresses of shop'], unread: [] };
  expect(found(secret, { certificates: [], consumers })).toMatchObject([
    { code: 'secret-unreferenced', sentence: expect.stringContaining('Ingresses of shop') },
  ]);
  expect(codes(secret, { certificates: [] })).toEqual([]);
  expect(codes(secret, { consumers })).toEqual([]);
  const used = { ...consumers, found: ['Ingress/web'] };
  expect(codes(secret, { certificates: [], consumers: used })).toEqual([]);
  const partly = { ...consumers, unread: [{ what: 'pods of shop', why: 'forbidden' }] };
  expect(codes(secret, { certificates: [], consumers: partly })).toEqual([]);
});
