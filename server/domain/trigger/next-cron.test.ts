import { expect, test } from 'vitest';

import { nextCron } from './next-cron';
import { parseCron } from './parse-cron';

/** Each start after the one before, as RFC 3339 in UTC. */
function starts(line: string, after: string, count = 1, zone = 'UTC'): string[] {
  const cron = parseCron(line);
  if (!cron) throw new Error(`${line} is no cron line`);
  const found: string[] = [];
  let at = Date.parse(after);
  for (let index = 0; index < count; index++) {
    const next = nextCron(cron, zone, at);
    if (next === undefined) break;
    found.push(new Date(next).toISOString().replace(':00.000Z', 'Z'));
    at = next;
  }
  return found;
}

test('minutes, hours, steps, ranges and lists', () => {
  expect(starts('*/20 9-10 * * *', '2026-11-24T09:30:00Z', 4)).toEqual([
    '2026-11-24T09:40Z',
    '2026-11-24T10:00Z',
    '2026-11-24T10:20Z',
    '2026-11-24T10:40Z',
  ]);
  expect(starts('50/5,0 0 * * *', '2026-11-24T00:00:00Z', 3)).toEqual([
    '2026-11-24T00:50Z',
    '2026-11-24T00:55Z',
    '2026-11-25T00:00Z',
  ]);
});

test('the start that is asked for comes after the moment, never at it', () => {
  expect(starts('0 2 * * *', '2026-11-24T02:00:00Z')).toEqual(['2026-11-25T02:00Z']);
  expect(starts('0 2 * * *', '2026-11-24T01:59:59Z')).toEqual(['2026-11-24T02:00Z']);
});

test('of two day fields without a star one is enough, with a star both count', () => {
  // 2026-11-24 is a Tuesday.
  expect(starts('0 0 13 * FRI', '2026-11-24T00:00:00Z', 3)).toEqual([
    '2026-11-27T00:00Z',
    '2026-12-04T00:00Z',
    '2026-12-11T00:00Z',
  ]);
  expect(starts('0 0 13 * *', '2026-11-24T00:00:00Z')).toEqual(['2026-12-13T00:00Z']);
});

test('29 February may be years away, and 31 February never comes', () => {
  expect(starts('0 0 29 2 *', '2026-11-24T00:00:00Z')).toEqual(['2028-02-29T00:00Z']);
  expect(starts('0 0 29 2 *', '2096-03-01T00:00:00Z')).toEqual(['2104-02-29T00:00Z']);
  expect(starts('0 0 31 feb *', '2026-11-24T00:00:00Z')).toEqual([]);
});

test('an hour that a time zone skips does not come, one that it repeats comes twice', () => {
  const zone = 'America/New_York';
  expect(starts('30 2 * * *', '2026-03-07T12:00:00Z', 2, zone)).toEqual([
    '2026-03-09T06:30Z',
    '2026-03-10T06:30Z',
  ]);
  expect(starts('30 1 * * *', '2026-11-01T00:00:00Z', 3, zone)).toEqual([
    '2026-11-01T05:30Z',
    '2026-11-01T06:30Z',
    '2026-11-02T06:30Z',
  ]);
});

test('a time zone that is ahead by a part of an hour, or by a day', () => {
  expect(starts('0 6 * * *', '2026-11-24T00:30:00Z', 1, 'Asia/Kolkata')).toEqual([
    '2026-11-25T00:30Z',
  ]);
  expect(starts('0 0 * * 3', '2026-11-24T00:00:00Z', 1, 'Pacific/Kiritimati')).toEqual([
    '2026-11-24T10:00Z',
  ]);
});

test('names for whole lines', () => {
  expect(starts('@weekly', '2026-11-24T00:00:00Z')).toEqual(['2026-11-29T00:00Z']);
  expect(starts('@hourly', '2026-11-24T00:30:00Z')).toEqual(['2026-11-24T01:00Z']);
});

test('what is no cron line is refused', () => {
  const none = [
    '',
    '* * * *',
    '* * * * * *',
    '60 * * * *',
    '0 24 * * *',
    '0 0 0 * *',
    '0 0 * 13 *',
    '0 0 * * 7',
    '5-2 * * * *',
    '*/0 * * * *',
    'x * * * *',
    '@reboot',
  ];
  expect(none.filter((line) => parseCron(line) !== undefined)).toEqual([]);
});
