import { expect, test } from 'vitest';

import { issuerSentence } from './issuer-sentence';

const row = {
  kind: 'ClusterIssuer',
  name: 'company',
  type: 'CA',
  state: { state: 'ready' },
  certificates: 0,
} as const;
const known = { state: 'live', readAt: 0 } as const;

test('what hangs on it is counted, with where was looked', () => {
  expect(issuerSentence({ row: { ...row, certificates: 1 }, known })).toBe(
    'Ready; 1 certificate hangs on it',
  );
  expect(issuerSentence({ row: { ...row, certificates: 12 }, known, seen: 2 })).toBe(
    'Ready; 12 certificates hang on it in the 2 namespaces that you may see',
  );
  expect(issuerSentence({ row, known })).toBe('Ready; no certificate in this cluster names it');
});

test('an issuer that cannot sign says so first', () => {
  const state = { state: 'failing', reason: 'ErrGetKeyPair', why: 'no Secret' } as const;
  expect(issuerSentence({ row: { ...row, state, certificates: 3 }, known })).toBe(
    'Cannot sign; 3 certificates hang on it',
  );
});

test('where Certificates may not be listed, none is not said', () => {
  const forbidden = { state: 'forbidden', why: 'You may not list Certificates.' } as const;
  expect(issuerSentence({ row, known: forbidden })).toBe(
    'Ready; which certificates hang on it is not known',
  );
});
