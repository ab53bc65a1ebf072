import { expect, test } from 'vitest';

import { secretsAnswer } from './secrets-answer';

test('says how many of how many are not sound', () => {
  expect(secretsAnswer(3, 1911)).toBe('3 of 1,911 TLS Secrets need you');
  expect(secretsAnswer(1, 2)).toBe('1 of 2 TLS Secrets needs you');
  expect(secretsAnswer(0, 2)).toBe('All 2 TLS Secrets are sound');
  expect(secretsAnswer(0, 1)).toBe('The one TLS Secret is sound');
  expect(secretsAnswer(0, 0)).toBe('No TLS Secrets to see');
});
