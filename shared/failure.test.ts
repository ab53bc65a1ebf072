import { expect, test, vi } from 'vitest';

import { Failure, isFailure } from './failure';

test('a failure keeps its code, its sentence and its cause', () => {
  const cause = new Error('below');
  const failure = new Failure('conflict', 'Could not.', { cause });
  expect(failure).toMatchObject({ code: 'conflict', message: 'Could not.', cause });
  expect(isFailure(failure)).toBe(true);
});

test('a failure of another copy of this module is recognised, other errors are not', async () => {
  vi.resetModules();
  const copy = await import('./failure');
  expect(copy.Failure).not.toBe(Failure);
  const foreign = new copy.Failure('invalid', 'x');
  expect(foreign instanceof Failure).toBe(false);
  expect(isFailure(foreign)).toBe(true);
  for (const other of [new Error('x'), null, undefined, 'x', { code: 'invalid' }])
    expect(isFailure(other)).toBe(false);
});
