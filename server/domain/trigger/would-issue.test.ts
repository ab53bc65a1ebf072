import { describe, expect, test } from 'vitest';

import { issue, tlsSecret } from '../openssl.fixture';
import { readiness } from './readiness';
import { wouldIssue } from './would-issue';

const now = Date.now();
const release = { major: 1, minor: 20, patch: 3 };
const old = { major: 1, minor: 12, patch: 17 };
const pair = issue({ subject: '/CN=web.shop.example', names: 'DNS:web.shop.example' });
const expired = issue({ subject: '/CN=web.shop.example', from: -90, until: -1 });
const hour = 3_600_000;

const certificate = (
  spec: object = {},
  { status = {}, ...metadata }: { status?: object } & Record<string, unknown> = {},
) => ({
  metadata: {
    namespace: 'shop',
    name: 'web',
    uid: 'u',
    creationTimestamp: '2026-01-02T00:00:00Z',
    ...metadata,
  },
  spec: {
    secretName: 'web-tls',
    dnsNames: ['web.shop.example'],
    issuerRef: { name: 'ca' },
    privateKey: { algorithm: 'ECDSA' },
    ...spec,
  },
  status,
});

const stored = (annotations: Record<string, string> = {}, of = pair) => ({
  ...tlsSecret({ 'tls.crt': of.crt, 'tls.key': of.key }),
  metadata: {
    name: 'web-tls',
    annotations: Object.fromEntries(
      Object.entries({ 'issuer-name': 'ca', ...annotations }).map(([key, value]) => [
        `cert-manager.io/${key}`,
        value,
      ]),
    ),
  },
});

const given = {
  certificate: certificate(),
  secret: stored(),
  requests: [],
  certificates: [],
  release,
  now,
};

test('one that fits its stored pair stays, and is renewed when a third of the lifetime is left', () => {
  const verdict = wouldIssue(given);
  expect(verdict).toEqual({ would: 'stay', renewsAt: expect.any(Number) });
  if (verdict.would !== 'stay') return;
  const days = ((verdict.renewsAt ?? 0) - now) / (24 * hour);
  expect(days).toBeCloseTo(90 - 91 / 3, 2);
});

test('the first check that is violated speaks, with what was asked', () => {
  const verdict = wouldIssue({
    ...given,
    certificate: certificate({ dnsNames: ['a.example'], issuerRef: { name: 'b' } }),
  });
  expect(verdict).toEqual({
    would: 'issue',
    check: 'issuer',
    reason: 'IncorrectIssuer',
    message: 'Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/ca"',
  });
});

test('no verdict holds a byte of the key, even of one that is in the wrong place', () => {
  const secret = stored({}, { crt: pair.key, key: pair.crt });
  const told = JSON.stringify([wouldIssue({ ...given, secret }), readiness({ ...given, secret })]);
  const inside = pair.key.split('\n').find((line) => line.length > 40) ?? '';
  expect(inside).not.toBe('');
  expect(told).not.toContain(inside);
  expect(told).toContain('InvalidKeyPair');
});

test('the chain of 1.12: the key before the issuer, an issuer that must be told, no name of the Certificate', () => {
  const bare = { ...stored(), metadata: { name: 'web-tls' } };
  expect(wouldIssue({ ...given, secret: bare })).toMatchObject({ would: 'stay' });
  expect(wouldIssue({ ...given, release: old, secret: bare })).toMatchObject({ check: 'issuer' });
  const other = { ...given, secret: stored({ 'certificate-name': 'other', 'issuer-name': 'b' }) };
  const wrongKey = { ...other, certificate: certificate({ privateKey: {} }) };
  expect(wouldIssue(wrongKey)).toMatchObject({ check: 'issuer' });
  expect(wouldIssue({ ...wrongKey, release: old })).toMatchObject({ check: 'private-key' });
  const named = { ...given, secret: stored({ 'certificate-name': 'other' }) };
  expect(wouldIssue(named)).toMatchObject({ check: 'certificate-name' });
  expect(wouldIssue({ ...named, release: old })).toMatchObject({ would: 'stay' });
  expect(readiness({ ...wrongKey, release: old })).toMatchObject({ status: 'True' });
});

test('a Certificate that is due is still ready, one that has ended is not', () => {
  const secret = stored({}, expired);
  expect(wouldIssue({ ...given, secret })).toMatchObject({ check: 'renewal', reason: 'Renewing' });
  expect(readiness({ ...given, secret })).toMatchObject({ status: 'False', reason: 'Expired' });
  expect(readiness(given)).toEqual({
    status: 'True',
    reason: 'Ready',
    message: 'Certificate is up to date and has not expired',
  });
});

const failed = (hoursAgo: number) => ({
  status: {
    lastFailureTime: new Date(now - hoursAgo * hour).toISOString(),
    failedIssuanceAttempts: 2,
  },
});

const request = (name: string) => ({
  metadata: {
    name,
    annotations: { 'cert-manager.io/certificate-revision': '1' },
    ownerReferences: [{ kind: 'Certificate', name: 'web', uid: 'u', controller: true }],
  },
});

describe('what keeps the chain from being asked', () => {
  test('a failed issuance waits for its turn, but one that nothing speaks against stays', () => {
    const waiting = certificate({ dnsNames: ['a.example'] }, failed(1));
    const verdict = wouldIssue({ ...given, certificate: waiting });
    expect(verdict).toMatchObject({ would: 'wait', because: 'back-off' });
    const until = verdict.would === 'wait' ? (verdict.until ?? 0) : 0;
    expect(Math.abs(until - now - hour)).toBeLessThan(2);
    expect(wouldIssue({ ...given, certificate: certificate({}, failed(1)) }).would).toBe('stay');
    const limits = { minimum: 60_000, maximum: 60_000 };
    expect(wouldIssue({ ...given, certificate: waiting, limits }).would).toBe('issue');
  });

  test('the oldest of several that name a Secret owns it, unless the Secret names another', () => {
    const older = { name: 'first', secretName: 'web-tls', createdAt: 0 };
    const certificates = [older, { name: 'else', secretName: 'else' }];
    const shared = { ...given, certificates, secret: undefined };
    const verdict = wouldIssue(shared);
    expect(verdict).toMatchObject({ would: 'wait', because: 'not-owner' });
    expect(JSON.stringify(verdict)).toContain('Certificate first');
    expect(wouldIssue({ ...shared, release: old })).toMatchObject({ check: 'secret-exists' });
    const named = { ...shared, secret: stored({ 'certificate-name': 'web' }) };
    expect(wouldIssue(named).would).toBe('stay');
  });

  test('an issuance that runs, a deletion, and two requests of one revision', () => {
    const issuing = certificate(
      {},
      { status: { conditions: [{ type: 'Issuing', status: 'True' }] } },
    );
    expect(wouldIssue({ ...given, certificate: issuing })).toMatchObject({ because: 'issuing' });
    const deleted = certificate({}, { deletionTimestamp: '2026-11-24T00:00:00Z' });
    expect(wouldIssue({ ...given, certificate: deleted })).toMatchObject({
      because: 'being-deleted',
    });
    const twice = { ...given, requests: [request('web-1'), request('web-x')] };
    expect(wouldIssue(twice)).toMatchObject({ because: 'duplicate-requests' });
    expect(readiness(twice)).toBeUndefined();
  });
});

test('an object without a spec, and things that are no objects, get a verdict', () => {
  for (const odd of [
    undefined,
    null,
    1,
    'x',
    {},
    { spec: [], metadata: 'x', status: { conditions: {} } },
  ])
    expect(wouldIssue({ ...given, certificate: odd, secret: odd })).toHaveProperty('would');
});
