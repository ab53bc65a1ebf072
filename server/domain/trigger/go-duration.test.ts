import { expect, test } from 'vitest';

import { goDuration } from './go-duration';

test('durations are read as Go reads them', () => {
  expect(goDuration('2160h0m0s')).toBe(2_160 * 3_600_000);
  expect(goDuration('1h30m')).toBe(5_400_000);
  expect(goDuration('1.5h')).toBe(5_400_000);
  expect(goDuration('.5s')).toBe(500);
  expect(goDuration('250ms')).toBe(250);
  expect(goDuration('-10m')).toBe(-600_000);
  expect(goDuration('0')).toBe(0);
});

test('what is no duration is undefined', () => {
  const none = ['', '90', '90d', 'h', '1h ', '1h,30m', '1h-30m'];
  expect(none.map(goDuration)).toEqual(none.map(() => undefined));
  expect(goDuration(undefined)).toBeUndefined();
});
