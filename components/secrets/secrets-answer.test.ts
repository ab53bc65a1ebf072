import { expect, test } from 'vitest';

import { secretsAnswer } from './secrets-answer';

const answer = (needPerson: number, total: number) =>
  secretsAnswer({ needPerson, total, freshness: { state: 'live', readAt: 1 } });

test('says how many of how many are not sound', () => {
  expect(answer(3, 1911)).toBe('3 of 1,911 TLS Secrets need you');
  expect(answer(1, 2)).toBe('1 of 2 TLS Secrets needs you');
  expect(answer(0, 2)).toBe('All 2 TLS Secrets are sound');
  expect(answer(0, 1)).toBe('The one TLS Secret is sound');
  expect(answer(0, 0)).toBe('No TLS Secrets to see');
});

test('while only a part is loaded, the answer is for that part', () => {
  const freshness = { state: 'loading', since: 1, loaded: 500 } as const;
  expect(secretsAnswer({ needPerson: 0, total: 500, freshness })).toBe(
    'None of the 500 TLS Secrets read so far is known to need you',
  );
  expect(secretsAnswer({ needPerson: 1, total: 500, freshness })).toBe(
    '1 of the 500 TLS Secrets read so far needs you',
  );
});
