import { expect, test } from 'vitest';

import { retrySentence } from './retry-sentence';

const now = Date.parse('2026-11-24T13:22:00Z');
const minute = 60_000;
const failing = (at: number, attempts = 2) =>
  ({ state: 'failing', reason: 'Failed', why: 'w', retry: { at, attempts } }) as const;

test('it says when, in how long, after which failure, and that a manual renew does not wait', () => {
  expect(retrySentence(failing(now + 43 * minute), now)).toBe(
    'cert-manager tries again at 2026-11-24 14:05:00 UTC, in 43 m (after the 2nd failure); a manual renew does not wait.',
  );
});

test('where it is not known how long the controller waits, the time is told as what is built in', () => {
  const state = failing(now + 43 * minute);
  const retry = { ...state.retry, assumed: true } as const;
  expect(retrySentence({ ...state, retry }, now)).toContain(
    'in 43 m (after the 2nd failure, if it waits as long as is built in)',
  );
});

test('a try that should have begun is told as such', () => {
  expect(retrySentence(failing(now - 1), now)).toContain('tries again now');
  expect(retrySentence(failing(now - 5 * minute), now)).toContain('was due 5 m ago');
});

test('every count reads as English', () => {
  const told = [1, 2, 3, 4, 11, 12, 13, 21, 102, 113].map(
    (attempts) => /the (\w+) failure/.exec(retrySentence(failing(now, attempts), now))?.[1],
  );
  expect(told).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '102nd',
    '113th',
  ]);
});

test('nothing is said where nothing failed', () => {
  expect(retrySentence({ state: 'ready' }, now)).toBe('');
  expect(retrySentence({ state: 'overdue', since: now, why: '' }, now)).toBe('');
});
