import { expect, test } from 'vitest';

import { newest } from './use-freshness';

const live = { state: 'live', readAt: 1 } as const;
const forbidden = { state: 'forbidden', why: 'You may not list secrets.' } as const;

test('the stream is newer than an answer', () => {
  expect(newest({ state: 'stale', readAt: 1, why: 'cut' }, live)).toMatchObject({ state: 'stale' });
  expect(newest(undefined, live)).toBe(live);
});

test('what a person may not see stays forbidden, however live it is to Certferry', () => {
  expect(newest(live, forbidden)).toBe(forbidden);
});
