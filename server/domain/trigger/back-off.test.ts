import { expect, test } from 'vitest';

import { backOff } from './back-off';

const hour = 3_600_000;
const hours = (attempts: number | undefined) => backOff(0, attempts) / hour;

test('the delay doubles from one hour, counted from the last failure', () => {
  expect([1, 2, 3, 4, 5, 6].map(hours)).toEqual([1, 2, 4, 8, 16, 32]);
  expect(backOff(5_000, 1)).toBe(5_000 + hour);
});

test('it never grows beyond 32 hours, however many attempts failed', () => {
  expect([7, 60, 2_000].map(hours)).toEqual([32, 32, 32]);
});

test('a failure without a count, or with a count that makes no sense, waits the shortest time', () => {
  expect([undefined, 0, -3].map(hours)).toEqual([1, 1, 1]);
});

test("the controller's own limits are kept", () => {
  const limits = { minimum: 60_000, maximum: 180_000 };
  expect([1, 2, 3].map((attempts) => backOff(0, attempts, limits))).toEqual([
    60_000, 120_000, 180_000,
  ]);
});
