import { expect, test } from 'vitest';

import { renewalTime } from './renewal-time';

const [old, middle, new_] = [
  { major: 1, minor: 15, patch: 5 },
  { major: 1, minor: 20, patch: 3 },
  { major: 1, minor: 21, patch: 2 },
];
const hour = 3_600_000;
const notBefore = Date.parse('2026-06-01T00:00:00Z'); // a Monday
const after = (hours: number) => ({ notBefore, notAfter: notBefore + hours * hour });

function hoursIn(spec: object, hours: number, release = middle): number {
  const found = renewalTime(spec, after(hours), release);
  if (found.is !== 'at') throw new Error(JSON.stringify(found));
  return (found.time - notBefore) / hour;
}

test('without a wish at two thirds of what was really issued, in whole seconds', () => {
  expect(hoursIn({ duration: '9999h' }, 90)).toBe(60);
  const second = { notBefore, notAfter: notBefore + 100_000 };
  expect(renewalTime({}, second, middle)).toEqual({ is: 'at', time: notBefore + 66_000 });
});

test('renewBefore counts where it is shorter than the lifetime', () => {
  expect(hoursIn({ renewBefore: '10h' }, 90)).toBe(80);
  expect(hoursIn({ renewBefore: '90h' }, 90)).toBe(60);
  expect(hoursIn({ renewBefore: '0s' }, 90)).toBe(60);
});

test('until 1.15 a renewBefore of nothing, or of less, is taken as it is', () => {
  expect(hoursIn({ renewBefore: '0s' }, 90, old)).toBe(90);
});

test('renewBeforePercentage is the part that remains, since 1.16', () => {
  expect(hoursIn({ renewBeforePercentage: 25 }, 100)).toBe(75);
  expect(hoursIn({ renewBeforePercentage: 25 }, 90, old)).toBe(60);
  expect(hoursIn({ renewBeforePercentage: 100 }, 90)).toBe(60);
});

test('until 1.20 the percentage of a lifetime of years overflows, since 1.21 it does not', () => {
  const years = 10 * 8_760;
  expect(hoursIn({ renewBeforePercentage: 50 }, years, new_)).toBe(years / 2);
  // 50 × 3.1536e17 ns − 2^64 ns is negative: it would renew long after the end.
  expect(hoursIn({ renewBeforePercentage: 50 }, years, middle)).toBeGreaterThan(years);
});

const window = (cron: string, windowDuration: string, timezone?: string) => ({
  cron,
  windowDuration,
  ...(timezone && { timezone }),
});
const renewal = (...windows: object[]) => ({ renewal: { policy: 'RenewBefore', windows } });

test('a renewal policy of Disabled never renews, since 1.21; older releases do not know it', () => {
  const spec = { renewal: { policy: 'Disabled' } };
  expect(renewalTime(spec, after(90), new_)).toEqual({ is: 'never' });
  expect(hoursIn(spec, 90, middle)).toBe(60);
});

test('a renewal time in a window stays', () => {
  // Hour 60 is Wednesday at noon.
  expect(hoursIn(renewal(window('0 11 * * *', '2h')), 90, new_)).toBe(60);
  expect(hoursIn(renewal(window('0 12 * * WED', '1m')), 90, new_)).toBe(60);
});

test('otherwise it waits for the window that opens next', () => {
  expect(hoursIn(renewal(window('0 22 * * *', '2h')), 90, new_)).toBe(70);
  expect(hoursIn(renewal(window('0 22 * * *', '2h'), window('0 18 * * *', '1h')), 90, new_)).toBe(
    66,
  );
  expect(hoursIn(renewal(window('0 22 * * *', '2h', 'America/New_York')), 90, new_)).toBe(74);
});

test('a window that fits nowhere is said, and the renewal is not put off', () => {
  const found = renewalTime(renewal(window('0 0 1 1 *', '1h')), after(90), new_);
  expect(found).toEqual({
    is: 'outside',
    time: notBefore + 60 * hour,
    why: 'cannot find a time with the given windows between 2026-06-01 00:00:00 +0000 UTC and 2026-06-04 18:00:00 +0000 UTC for: 2026-06-03 12:00:00 +0000 UTC',
  });
  const broken = [
    window('nonsense', '1h'),
    window('0 0 * * *', '0s'),
    window('0 0 * * *', '1h', 'X/Y'),
  ];
  for (const one of broken)
    expect(renewalTime(renewal(one), after(90), new_)).toMatchObject({ is: 'outside' });
});
