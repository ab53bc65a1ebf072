import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createRounds } from './create-rounds';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the first is worked at almost at once, and what comes after it in one round', async () => {
  const rounds: string[][] = [];
  const pending = createRounds(500, async (items) => {
    rounds.push([...items]);
    return 'done';
  });
  pending.add(['a']);
  await vi.advanceTimersByTimeAsync(10);
  pending.add(['b']);
  pending.add(['c', 'b']);
  await vi.advanceTimersByTimeAsync(450);
  expect(rounds).toEqual([['a']]);
  await vi.advanceTimersByTimeAsync(100);
  expect(rounds).toEqual([['a'], ['b', 'c']]);
});

test('a round that was not good enough is repeated with what came meanwhile', async () => {
  const rounds: string[][] = [];
  const pending = createRounds(500, async (items) => {
    rounds.push([...items]);
    return rounds.length === 1 ? 'again' : 'done';
  });
  pending.add(['a']);
  await vi.advanceTimersByTimeAsync(10);
  pending.add(['b']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(rounds).toEqual([['a'], ['a', 'b']]);
});
