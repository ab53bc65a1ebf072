import { expect, test } from 'vitest';

import { holdsPair, secretSentence } from './secret-sentence';

const told = { type: 'kubernetes.io/tls', chain: [], certificates: ['web'] };
const why = 'because';

const sentence = (health: Parameters<typeof secretSentence>[0]['health']) =>
  secretSentence({ ...told, health }, 0);

test('what the pair is worth comes first, then who writes it', () => {
  expect(sentence({ state: 'sound' })).toBe('Sound; Certificate web writes it');
  expect(sentence({ state: 'mismatch', why })).toBe(
    'The stored key is not that of the certificate; Certificate web writes it',
  );
  expect(sentence({ state: 'unknown', why })).toMatch(/is not known; /);
});

test('none and not known are two things', () => {
  const health = { state: 'sound' } as const;
  expect(secretSentence({ ...told, certificates: [], health }, 0)).toBe(
    'Sound; no Certificate writes it',
  );
  expect(secretSentence({ ...told, certificates: undefined, health }, 0)).toBe('Sound');
  expect(secretSentence({ ...told, certificates: ['a', 'b'], health }, 0)).toBe(
    'Sound; 2 Certificates write it',
  );
});

test('a Secret of another type is no broken pair', () => {
  const secret = { ...told, type: 'Opaque', certificates: [], health: { state: 'empty', why } };
  expect(holdsPair({ ...secret, health: { state: 'empty', why } })).toBe(false);
  expect(secretSentence({ ...secret, health: { state: 'empty', why } }, 0)).toBe(
    'Holds no TLS pair: its type is Opaque; no Certificate writes it',
  );
  expect(holdsPair({ ...told, type: 'Opaque', health: { state: 'empty', why } })).toBe(true);
});

test('the key of an issuance is told as such, and what is refused as refused', () => {
  const key = { ...told, type: 'Opaque', certificates: [] };
  expect(secretSentence({ ...key, health: { state: 'key-only', why } }, 0)).toContain(
    'the key of an issuance',
  );
  expect(sentence({ state: 'broken', why })).toContain('it is refused');
  const many = { ...told, certificates: ['a', 'b'], moreCertificates: 98 };
  expect(secretSentence({ ...many, health: { state: 'sound' } }, 0)).toContain(
    '100 Certificates write it',
  );
});
