import { expect, test } from 'vitest';

import { elapsed } from './elapsed';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [1_000, '1 s'],
  [59_999, '59 s'],
  [minute, '1 m'],
  [14 * minute + 3_500, '14 m 3 s'],
  [hour - 1, '59 m 59 s'],
  [hour, '1 h'],
  [hour + 59_000, '1 h'],
  [2 * day + 4 * hour + 5 * minute, '2 d 4 h'],
  [364 * day, '364 d'],
  [365 * day, '1 y'],
  [800 * day, '2 y 70 d'],
  [-5_000, '0 s'],
])('%d ms are %s', (milliseconds, text) => {
  expect(elapsed(milliseconds)).toBe(text);
});
