import { expect, test } from 'vitest';

import { finding } from '@/shared/finding';
import type { IssuerDetail, SecretReference } from '@/shared/issuer-detail';

import { issuerFindings } from './issuer-findings';

type Judged = Parameters<typeof issuerFindings>[0];

const now = Date.parse('2026-06-01T00:00:00Z');
const day = 86_400_000;

const ready = { state: 'ready' } as const;
const failing = { state: 'failing', reason: 'ErrInitIssuer', why: 'no account' } as const;

const issuer = (more: Partial<Judged> = {}): Judged => ({
  row: { kind: 'Issuer', namespace: 'shop', name: 'ca', state: ready, type: 'CA' },
  references: [],
  ca: undefined,
  ...more,
});

const reference = (
  state: SecretReference['state'],
  path = 'ca.secretName',
): Pick<Judged, 'references'> => ({
  references: [{ path, namespace: 'shop', name: 'keys', keys: [['tls.crt', 'tls.key']], state }],
});

function found(judged: Judged) {
  const all = issuerFindings(judged, now);
  for (const one of all) {
    finding.parse(one);
    expect(one.sentence).toMatch(/\.$/);
    expect(one.remedy).not.toBe('');
  }
  return all;
}

const codes = (judged: Judged) => found(judged).map(({ code }) => code);

test('an issuer whose Secrets are there, and one that names none, have no findings', () => {
  expect(codes(issuer())).toEqual([]);
  expect(codes(issuer(reference({ is: 'present' })))).toEqual([]);
});

test('what could not be read is not told as missing', () => {
  expect(codes(issuer(reference({ is: 'unread', why: 'forbidden' })))).toEqual([]);
});

test('a Secret that is not there breaks the issuer, and says where it is named', () => {
  expect(found(issuer(reference({ is: 'missing' })))).toMatchObject([
    {
      code: 'issuer-secret-missing',
      severity: 'breaks',
      object: { kind: 'Secret', namespace: 'shop', name: 'keys' },
      sentence: expect.stringContaining('Issuer shop/ca names it in spec.ca.secretName.'),
    },
  ]);
});

test('the key of an ACME account is missed only by who has registered with it', () => {
  const missing = reference({ is: 'missing' }, 'acme.privateKeySecretRef');
  expect(found(issuer(missing))).toMatchObject([
    {
      code: 'issuer-secret-missing',
      severity: 'warns',
      remedy: expect.stringContaining('new ACME account'),
    },
  ]);
  const row = { ...issuer().row, state: failing };
  expect(codes(issuer({ ...missing, row }))).toEqual([]);
  // Of any other Secret it does not matter whether the issuer is ready.
  expect(codes(issuer({ ...reference({ is: 'missing' }), row }))).toEqual([
    'issuer-secret-missing',
  ]);
});

test('a Secret without the keys that are read from it is told with their names', () => {
  expect(
    found(issuer(reference({ is: 'key-missing', keys: ['tls.crt', 'tls.key'] }))),
  ).toMatchObject([
    {
      code: 'issuer-key-missing',
      severity: 'breaks',
      sentence: expect.stringContaining('has no tls.crt and no tls.key'),
    },
  ]);
});

const authority = (ends: number, outlived: number): Pick<Judged, 'ca'> => ({
  ca: { subject: 'CN=CA', notAfter: ends, fingerprint: 'ab', outlived } satisfies NonNullable<
    IssuerDetail['ca']
  >,
});

test('a CA that has ended breaks everything that it signs, at that very moment', () => {
  expect(found(issuer(authority(now, 0)))).toMatchObject([
    { code: 'issuer-ca-expired', severity: 'breaks', object: { kind: 'Issuer', name: 'ca' } },
  ]);
  expect(codes(issuer(authority(now + 1, 0)))).toEqual([]);
});

test('a CA that ends before what names it is told with the number of them', () => {
  expect(found(issuer(authority(now + day, 12)))).toMatchObject([
    {
      code: 'issuer-ca-ends-first',
      severity: 'warns',
      sentence: expect.stringContaining('before 12 certificates'),
    },
  ]);
  expect(found(issuer(authority(now + day, 1)))[0]?.sentence).toContain('before 1 certificate ');
  expect(codes(issuer(authority(now + day, 0)))).toEqual([]);
  // Who has ended already is told once.
  expect(codes(issuer(authority(now - day, 12)))).toEqual(['issuer-ca-expired']);
});

test('a ClusterIssuer has no namespace in what is told of it', () => {
  const row = { kind: 'ClusterIssuer', name: 'company', state: ready, type: 'CA' } as const;
  const [told] = found(issuer({ row, ...authority(now - day, 0) }));
  expect(told?.object).toEqual({ kind: 'ClusterIssuer', name: 'company' });
});
