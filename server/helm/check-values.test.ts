import { expect, test } from 'vitest';

import { Failure } from '@/shared/failure';

import { cleanFailure, withoutValues } from './check-values';

test('values are cut out of a text, wherever they stand in the tree and however they are escaped', () => {
  const values = { a: [{ key: 'hunter2' }], b: { c: 'say "no"', d: 1234567, e: true, f: 'abc' } };
  expect(withoutValues('hunter2 at a; say \\"no\\", say "no"; 1234567; abc true', values)).toBe(
    '… at a; …, …; …; abc true',
  );
});

test('of several lines each is a value, and the longest goes first', () => {
  expect(withoutValues('first line, second', { key: 'first line\nsecond', part: 'first' })).toBe(
    '…, …',
  );
});

test('names that stand in the text anyway stay', () => {
  const values = { global: { leaderElection: { namespace: 'cert-manager' } } };
  expect(withoutValues("cert-manager's chart", values, ['cert-manager'])).toBe(
    "cert-manager's chart",
  );
});

test.each(['internal', 'conflict', 'unavailable', 'invalid'] as const)(
  'a Failure %s keeps its code and loses the values that it cites, with its cause',
  (code) => {
    const failure = new Failure(code, 'helm says: no hunter2', { cause: new Error('hunter2') });
    const clean = cleanFailure(failure, { password: 'hunter2' }, []);
    expect(clean).toMatchObject({ code, message: 'helm says: no …' });
    expect(clean.cause).toBeUndefined();
  },
);
