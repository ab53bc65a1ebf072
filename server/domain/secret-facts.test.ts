import { expect, test } from 'vitest';

import { issue, makeKey, openssl, tlsSecret } from './openssl.fixture';
import { type SecretFacts, secretFacts } from './secret-facts';
import { listedFindings } from './secret-findings';
import { secretHealth } from './secret-health';

const now = Date.now();
const ca = issue({ subject: '/CN=CA', isCA: true, until: 365 });
const web = issue({ subject: '/CN=web.example', issuer: ca });

const healthOf = (facts: SecretFacts, time: number) =>
  secretHealth(facts, listedFindings(facts, undefined, undefined, time), time);
const health = (data: Readonly<Record<string, string>>) =>
  healthOf(secretFacts(tlsSecret(data)), now);
const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const state = (data: Readonly<Record<string, string>>) => health(data).state;

test.each(['rsa:2048', 'rsa:3072', 'P-256', 'P-384', 'ed25519'] as const)(
  'a %s pair is sound, and a key of the same kind that is not its own is a mismatch',
  (key) => {
    const pair = issue({ key, issuer: ca });
    expect(state({ 'tls.crt': pair.crt, 'tls.key': pair.key })).toBe('sound');
    expect(state({ 'tls.crt': pair.crt, 'tls.key': makeKey(key) })).toBe('mismatch');
  },
  // To find the primes of an RSA key takes a busy machine longer than the usual limit.
  30_000,
);

test('a key of another algorithm is a mismatch', () => {
  expect(state({ 'tls.crt': web.crt, 'tls.key': makeKey('rsa:2048') })).toBe('mismatch');
});

test('the older PEM forms of a key are read as well', () => {
  const rsa = issue({ key: 'rsa:2048' });
  const pkcs1 = openssl(['rsa', '-traditional'], rsa.key);
  expect(pkcs1).toContain('BEGIN RSA PRIVATE KEY');
  expect(state({ 'tls.crt': rsa.crt, 'tls.key': pkcs1 })).toBe('sound');
  const sec1 = openssl(['ec'], web.key);
  expect(sec1).toContain('BEGIN EC PRIVATE KEY');
  expect(state({ 'tls.crt': web.crt, 'tls.key': sec1 })).toBe('sound');
});

test('a pair with CRLF line ends is sound', () => {
  expect(state({ 'tls.crt': crlf(web.crt), 'tls.key': crlf(web.key) })).toBe('sound');
});

test('the certificate is judged that stands first, as servers do', () => {
  const crt = ca.crt + web.crt;
  expect(state({ 'tls.crt': crt, 'tls.key': web.key })).toBe('mismatch');
  expect(state({ 'tls.crt': web.crt + ca.crt, 'tls.key': web.key })).toBe('sound');
});

test('a Secret without a certificate or without a key is empty, and says which', () => {
  expect(health({})).toEqual({ state: 'empty', why: 'tls.crt is empty.' });
  expect(health({ 'tls.crt': ' \n', 'tls.key': web.key }).state).toBe('empty');
  expect(health({ 'tls.crt': web.crt })).toEqual({ state: 'empty', why: 'tls.key is empty.' });
  expect(health({ 'tls.crt': web.crt, 'tls.key': '\n' }).state).toBe('empty');
});

test('what is neither a certificate nor a key is unreadable, and the key is not quoted', () => {
  const broken = web.crt.replace(/\n[^-]{64}/, '\nAAAA');
  const junk = 'c2VjcmV0LWp1bms=';
  const verdicts = [
    health({ 'tls.crt': 'hello', 'tls.key': web.key }),
    health({ 'tls.crt': web.key, 'tls.key': web.key }),
    health({ 'tls.crt': broken, 'tls.key': web.key }),
    health({ 'tls.crt': web.crt, 'tls.key': junk }),
    health({ 'tls.crt': web.crt, 'tls.key': web.crt }),
    health({
      'tls.crt': web.crt,
      'tls.key': `-----BEGIN PRIVATE KEY-----\n${junk}\n-----END PRIVATE KEY-----\n`,
    }),
  ];
  expect(verdicts.map((verdict) => verdict.state)).toEqual(verdicts.map(() => 'unreadable'));
  expect(JSON.stringify(verdicts)).not.toContain(junk);
});

test('an encrypted key cannot be read', () => {
  const locked = openssl(['pkcs8', '-topk8', '-passout', 'pass:x'], web.key);
  expect(locked).toContain('ENCRYPTED');
  expect(state({ 'tls.crt': web.crt, 'tls.key': locked })).toBe('unreadable');
});

test('an ended certificate is expired; before its end it was not', () => {
  const ended = issue({ issuer: ca, from: -30, until: -1 });
  const facts = secretFacts(tlsSecret({ 'tls.crt': ended.crt, 'tls.key': ended.key }));
  const end = facts.leaf?.notAfter ?? 0;
  expect(healthOf(facts, end - 1).state).toBe('sound');
  expect(healthOf(facts, end).state).toBe('expired');
  const day = new Date(end).toISOString().slice(0, 10);
  expect(healthOf(facts, end)).toMatchObject({ why: expect.stringContaining(day) });
});

test('a leaf outlives an issuer that ends before it, whether that stands behind it or in ca.crt', () => {
  const short = issue({ subject: '/CN=Short CA', isCA: true, until: 10 });
  const leaf = issue({ issuer: short, until: 30 });
  expect(state({ 'tls.crt': leaf.crt + short.crt, 'tls.key': leaf.key })).toBe('outlives');
  expect(state({ 'tls.crt': leaf.crt, 'tls.key': leaf.key, 'ca.crt': short.crt })).toBe('outlives');
  expect(state({ 'tls.crt': leaf.crt, 'tls.key': leaf.key })).toBe('sound');
  expect(state({ 'tls.crt': leaf.crt + ca.crt, 'tls.key': leaf.key })).toBe('sound');
  const soon = issue({ issuer: short, until: 9 });
  expect(state({ 'tls.crt': soon.crt + short.crt, 'tls.key': soon.key })).toBe('sound');
});

test('a ca.crt that cannot be read does not spoil the pair', () => {
  const junk = '-----BEGIN CERTIFICATE-----\nanVuaw==\n-----END CERTIFICATE-----\n';
  expect(state({ 'tls.crt': web.crt, 'tls.key': web.key, 'ca.crt': junk })).toBe('sound');
});

test('what is kept of a Secret holds no part of its key', () => {
  const kept = JSON.stringify(secretFacts(tlsSecret({ 'tls.crt': web.crt, 'tls.key': web.key })));
  const lines = web.key.split('\n').filter((line) => line && !line.startsWith('-----'));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(kept).not.toContain(line.slice(0, 24));
});

const order = (data: Readonly<Record<string, string>>) => {
  const { pair } = secretFacts(tlsSecret(data));
  return pair.is === 'pair' ? pair : undefined;
};

test('a chain is told by the signatures in it, whatever the names say', () => {
  const middle = issue({ subject: '/CN=Middle', isCA: true, issuer: ca, until: 200 });
  const leaf = issue({ subject: '/CN=leaf', issuer: middle });
  const impostor = issue({ subject: '/CN=Middle', isCA: true });
  const of = (crt: string, more = {}) => order({ 'tls.crt': crt, 'tls.key': leaf.key, ...more });
  expect(of(leaf.crt + middle.crt + ca.crt)?.order).toBe('ordered');
  expect(of(leaf.crt + ca.crt + middle.crt)?.order).toBe('unordered');
  expect(of(leaf.crt + impostor.crt)?.order).toBe('unlinked');
  expect(of(leaf.crt + ca.crt)?.order).toBe('unlinked');
  expect(of(leaf.crt)?.order).toBe('alone');
  expect(order({ 'tls.crt': ca.crt, 'tls.key': ca.key })?.order).toBe('self-signed');
});

test('ca.crt is told by what it signed', () => {
  const leaf = issue({ issuer: ca });
  const other = issue({ subject: '/CN=CA', isCA: true });
  const of = (more = {}) => order({ 'tls.crt': leaf.crt, 'tls.key': leaf.key, ...more })?.ca;
  expect(of()).toBe('absent');
  expect(of({ 'ca.crt': ca.crt })).toBe('signs');
  expect(of({ 'ca.crt': other.crt + ca.crt })).toBe('signs');
  expect(of({ 'ca.crt': other.crt })).toBe('other');
  expect(of({ 'ca.crt': ca.crt.replace(/\n[^-]{64}/, '\nAAAA') })).toBe('unreadable');
});

test('a chain of RSA, Ed25519 and older signatures is verified as well', () => {
  for (const wanted of [{ key: 'rsa:2048' }, { key: 'ed25519' }, { digest: 'sha1' }] as const) {
    const root = issue({ subject: '/CN=Root', isCA: true, ...wanted });
    const leaf = issue({ subject: '/CN=leaf', issuer: root, ...wanted });
    expect(order({ 'tls.crt': leaf.crt + root.crt, 'tls.key': leaf.key })?.order).toBe('ordered');
  }
}, 30_000);

test('a thousand certificates behind the leaf keep nobody waiting', () => {
  const many = web.crt + ca.crt.repeat(1_000);
  expect(order({ 'tls.crt': many, 'tls.key': web.key })?.order).toBe('unlinked');
});
