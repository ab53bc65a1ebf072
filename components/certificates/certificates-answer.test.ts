import { expect, test } from 'vitest';

import { certificatesAnswer } from './certificates-answer';

test('says how many of how many, with a verb that fits', () => {
  expect(certificatesAnswer(6, 1842)).toBe('6 of 1,842 certificates need you');
  expect(certificatesAnswer(1, 48)).toBe('1 of 48 certificates needs you');
  expect(certificatesAnswer(1, 1)).toBe('The one certificate needs you');
});

test('says that all are sound only when there are some', () => {
  expect(certificatesAnswer(0, 48)).toBe('All 48 certificates are sound');
  expect(certificatesAnswer(0, 1)).toBe('The one certificate is sound');
  expect(certificatesAnswer(0, 0)).toBe('No certificates to see');
});
