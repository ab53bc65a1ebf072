import { afterEach, expect, test, vi } from 'vitest';

import { KeptFor } from './kept-for';

afterEach(() => vi.useRealTimers());

test('an answer is asked for once until its time is over, and once for all who ask meanwhile', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<number>(1_000);
  const make = vi.fn<() => Promise<number>>();
  for (const answer of [1, 2, 3]) make.mockResolvedValueOnce(answer);
  expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
  vi.advanceTimersByTime(999);
  expect(await kept.get('a', make)).toBe(1);
  expect(await kept.get('b', make)).toBe(2);
  vi.advanceTimersByTime(1);
  expect(await kept.get('a', make)).toBe(3);
});

test('a failure is not kept', async () => {
  const kept = new KeptFor<string>(60_000);
  await expect(kept.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await kept.get('a', async () => 'up')).toBe('up');
});
