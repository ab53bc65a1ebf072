import { expect, test } from 'vitest';

import { absoluteTime } from './absolute-time';

test('names the zone and does not depend on the reader’s', () => {
  expect(absoluteTime(Date.UTC(2026, 10, 24, 6, 35, 10, 999))).toBe('2026-11-24 06:35:10 UTC');
});

test('a moment outside of what a date can hold is said, not thrown', () => {
  expect(absoluteTime(Number.NaN)).toBe('a time that cannot be read');
  expect(absoluteTime(9e15)).toBe('a time that cannot be read');
});
