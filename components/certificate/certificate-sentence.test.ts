import { expect, test } from 'vitest';

import type { CertificateRow, CertificateState } from '@/shared/certificate';

import { certificateSentence } from './certificate-sentence';

const day = 86_400_000;
const now = 1_000 * day;

function row(state: CertificateState, other: Partial<CertificateRow> = {}): CertificateRow {
  return {
    namespace: 'shop',
    name: 'web-tls',
    managed: true,
    state,
    issuer: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
    secretName: 'web-tls',
    names: ['web.shop.example'],
    key: 'RSA 2048',
    isCA: false,
    notBefore: now - 30 * day,
    notAfter: now + 60 * day,
    renewalTime: now + 30 * day,
    secret: { state: 'sound' },
    ...other,
  };
}

test('a sound one says when it ends and that it renews by itself', () => {
  expect(certificateSentence(row({ state: 'ready' }), now)).toBe(
    'Sound; ends in 60 d, renews by itself in 30 d',
  );
});

test('a Ready one is not sound when its stored pair is not, or may not be looked at', () => {
  const mismatch = row({ state: 'ready' }, { secret: { state: 'mismatch', why: 'x' } });
  expect(certificateSentence(mismatch, now)).toBe('Issued, but what is stored is not sound');
  const unknown = row({ state: 'ready' }, { secret: { state: 'unknown', why: 'x' } });
  expect(certificateSentence(unknown, now)).toContain('not known');
});

test('a failing one says for how long, and how long the old pair still holds', () => {
  const failing = { state: 'failing', since: now - 7_200_000, reason: 'r', why: 'w' } as const;
  expect(certificateSentence(row(failing), now)).toBe('Failing for 2 h; ends in 60 d');
  expect(certificateSentence(row(failing, { notAfter: undefined }), now)).toBe(
    'Failing for 2 h; nothing has been issued yet',
  );
});

test('an expired one and an overdue one say since when', () => {
  const expired = { state: 'expired', since: now - day, why: '' } as const;
  expect(certificateSentence(row(expired, { notAfter: now - day }), now)).toBe('Expired 1 d ago');
  const overdue = { state: 'overdue', since: now - 60_000, why: '' } as const;
  expect(certificateSentence(row(overdue), now)).toBe(
    'Should have been renewed 1 m ago; ends in 60 d',
  );
});
