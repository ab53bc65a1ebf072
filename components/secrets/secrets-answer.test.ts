import { expect, test } from 'vitest';

import { secretsAnswer } from './secrets-answer';

const states = {
  mismatch: 0,
  unreadable: 0,
  empty: 0,
  missing: 0,
  expired: 0,
  broken: 0,
  ending: 0,
  outlives: 0,
  unknown: 0,
  'key-only': 0,
  sound: 0,
};

const answer = (needPerson: number, total: number, keys = 0) =>
  secretsAnswer({
    needPerson,
    total,
    states: { ...states, 'key-only': keys },
    freshness: { state: 'live', readAt: 1 },
  });

test('says how many of how many are not sound', () => {
  expect(answer(3, 1911)).toBe('3 of 1,911 TLS Secrets need you');
  expect(answer(1, 2)).toBe('1 of 2 TLS Secrets needs you');
  expect(answer(0, 2)).toBe('All 2 TLS Secrets are sound');
  expect(answer(0, 1)).toBe('The one TLS Secret is sound');
  expect(answer(0, 0)).toBe('No TLS Secrets to see');
  expect(answer(0, 3, 1)).toBe('All 2 TLS Secrets are sound');
});

test('while only a part is loaded, the answer is for that part', () => {
  const freshness = { state: 'loading', since: 1, loaded: 500 } as const;
  expect(secretsAnswer({ needPerson: 0, total: 500, states, freshness })).toBe(
    'None of the 500 TLS Secrets read so far is known to need you',
  );
  expect(secretsAnswer({ needPerson: 1, total: 500, states, freshness })).toBe(
    '1 of the 500 TLS Secrets read so far needs you',
  );
});
