import { expect, test } from 'vitest';

import { certificatesAnswer } from './certificates-answer';

const none = { failing: 0, expired: 0, overdue: 0, unknown: 0, issuing: 0, unmanaged: 0, ready: 0 };
const live = { state: 'live', readAt: 1 } as const;

const answer = (needPerson: number, total: number, more = {}) =>
  certificatesAnswer({
    needPerson,
    total,
    states: { ...none, ready: total },
    pairUnknown: 0,
    freshness: live,
    ...more,
  });

test('says how many of how many, with a verb that fits', () => {
  expect(answer(6, 1842)).toBe('6 of 1,842 certificates need you');
  expect(answer(1, 48)).toBe('1 of 48 certificates needs you');
  expect(answer(1, 1)).toBe('The one certificate needs you');
});

test('says that all are sound only when there are some', () => {
  expect(answer(0, 48)).toBe('All 48 certificates are sound');
  expect(answer(0, 1)).toBe('The one certificate is sound');
  expect(answer(0, 0)).toBe('No certificates to see');
  const freshness = { state: 'stale', readAt: 1, why: 'cut' };
  expect(answer(0, 48, { freshness })).toBe('All 48 certificates are sound');
});

test('what is not known is not sound', () => {
  expect(answer(0, 48, { pairUnknown: 12 })).toBe(
    'No certificate is known to need you; of 12 of 48 the stored pair is not known',
  );
  expect(answer(2, 48, { pairUnknown: 12 })).toBe('2 of 48 certificates need you');
});

test('what is still being issued is not sound yet', () => {
  const states = { ...none, issuing: 3, ready: 45 };
  expect(answer(0, 48, { states })).toBe('No certificate is known to need you; 3 are being issued');
  expect(answer(0, 1, { states: { ...none, issuing: 1 }, pairUnknown: 1 })).toBe(
    'No certificate is known to need you; of 1 of 1 the stored pair is not known, 1 is being issued',
  );
});

test('while only a part is loaded, the answer is for that part', () => {
  for (const freshness of [
    { state: 'loading', since: 1, loaded: 500 },
    { state: 'unreachable', since: 1, why: 'cut' },
  ]) {
    expect(answer(0, 500, { freshness })).toBe(
      'None of the 500 certificates read so far is known to need you',
    );
    expect(answer(6, 500, { freshness })).toBe('6 of the 500 certificates read so far need you');
  }
});
