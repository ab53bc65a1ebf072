import { expect, test } from 'vitest';

import { clockLength, clockTime, shortLength } from './clock-length';

test.each([
  [-5, '0:00'],
  [14_900, '0:14'],
  [708_000, '11:48'],
  [3_729_000, '1:02:09'],
])('%d ms on a stopwatch are %s', (milliseconds, text) => {
  expect(clockLength(milliseconds)).toBe(text);
});

test.each([
  [0, '0 ms'],
  [210.4, '210 ms'],
  [1_640, '1.6 s'],
  [12_400, '12 s'],
])('%d ms are short for %s', (milliseconds, text) => {
  expect(shortLength(milliseconds)).toBe(text);
});

test('a time of the day has its milliseconds', () => {
  expect(clockTime(Date.parse('2026-11-24T14:13:21.402Z'))).toBe('14:13:21.402');
  expect(clockTime(Number.NaN)).toBe('--:--:--.---');
});
