import { expect, test } from 'vitest';

import { linksAnswer } from './links-answer';

const live = { state: 'live', readAt: 1 } as const;
const answer = (failed: number, total: number, more = {}) =>
  linksAnswer({ one: 'Order', many: 'Orders' }, { failed, total, freshness: live, ...more });

test('says how many of how many have failed', () => {
  expect(answer(2, 9)).toBe('2 of 9 Orders have failed');
  expect(answer(1, 9)).toBe('1 of 9 Orders has failed');
  expect(answer(0, 1_842)).toBe('None of 1,842 Orders has failed');
  expect(answer(0, 1)).toBe('The one Order has not failed');
  expect(answer(1, 1)).toBe('The one Order has failed');
  expect(answer(0, 0)).toBe('No Orders to see');
});

test('while they are being read, nothing is said of all', () => {
  const freshness = { state: 'loading', since: 1, loaded: 3 } as const;
  expect(answer(0, 3, { freshness })).toBe(
    'None of the 3 Orders read so far is known to have failed',
  );
  expect(answer(1, 3, { freshness })).toBe('1 of the 3 Orders read so far has failed');
});
