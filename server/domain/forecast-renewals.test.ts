import { expect, test } from 'vitest';

import { forecastRenewals } from './forecast-renewals';

const now = Date.UTC(2026, 10, 24);
const day = 86_400_000;
const certificate = (name: string, inDays?: number) => ({
  namespace: 'shop',
  name,
  ...(inDays !== undefined && { renewalTime: now + inDays * day, notAfter: now + 200 * day }),
});

test('renewals are counted by the 24 hours in which they come', () => {
  const { days, within, later } = forecastRenewals(
    [0.1, 0.9, 6.99, 7, 29.5, 89.9, 90, 400].map((at, index) => certificate(`c${index}`, at)),
    now,
  );
  expect(days).toHaveLength(90);
  expect([days[0], days[6], days[7], days[29], days[89]]).toEqual([2, 1, 1, 1, 1]);
  expect(within).toEqual({ 7: 3, 30: 5, 90: 6 });
  expect(later).toBe(2);
});

test('what is due already, or says no time, is counted apart', () => {
  const told = forecastRenewals([certificate('due', 0), certificate('new')], now);
  expect(told).toMatchObject({ due: 1, without: 1, within: { 7: 0, 30: 0, 90: 0 }, next: [] });
  expect(told.peak).toBeUndefined();
});

test('the peak is the first day of the most renewals', () => {
  const told = forecastRenewals(
    [3.1, 40.1, 40.2, 40.3, 60.1, 60.2, 60.3].map((at, index) => certificate(`c${index}`, at)),
    now,
  );
  expect(told.peak).toEqual({ day: 40, renewals: 3 });
});

test('the next eight are named in the order of their times', () => {
  const told = forecastRenewals(
    [9, 8, 7, 6, 5, 4, 3, 2, 1].map((at) => certificate(`c${at}`, at)),
    now,
  );
  expect(told.next.map(({ name }) => name)).toEqual([
    'c1',
    'c2',
    'c3',
    'c4',
    'c5',
    'c6',
    'c7',
    'c8',
  ]);
  expect(told.next[0]).toEqual({
    namespace: 'shop',
    name: 'c1',
    at: now + day,
    notAfter: now + 200 * day,
  });
});

test('of no certificates there is a forecast of nothing', () => {
  expect(forecastRenewals([], now)).toMatchObject({ due: 0, later: 0, without: 0, next: [] });
});
