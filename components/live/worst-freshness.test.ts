import { expect, test } from 'vitest';

import { worstFreshness } from './worst-freshness';

const live = { state: 'live', readAt: 1 } as const;
const stale = { state: 'stale', readAt: 1, why: 'cut' } as const;
const forbidden = { state: 'forbidden', why: 'You may not list ClusterIssuers.' } as const;

test('one stale kind makes the page stale', () => {
  expect(worstFreshness([live, stale])).toBe(stale);
  expect(worstFreshness([])).toBeUndefined();
});

test('a kind that may not be read does not hide how old the others are', () => {
  expect(worstFreshness([forbidden, live])).toBe(live);
  expect(worstFreshness([forbidden, stale])).toBe(stale);
  expect(worstFreshness([forbidden, forbidden])).toBe(forbidden);
});

test('a page is as old as the oldest of what it joins, and not held up by what is not there', () => {
  const absent = { state: 'absent', why: 'No Orders here.' } as const;
  expect(worstFreshness([live], [live, stale])).toBe(stale);
  expect(worstFreshness([live], [absent, forbidden])).toBe(live);
  expect(worstFreshness([absent], [live])).toBe(absent);
  expect(worstFreshness([], [live])).toBeUndefined();
});
