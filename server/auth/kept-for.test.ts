import { afterEach, expect, test, vi } from 'vitest';

import { Failure } from '@/shared/failure';

import { KeptFor } from './kept-for';

const down = () => Promise.reject(new Failure('unavailable', 'down'));
const refused = () => Promise.reject(new Failure('unauthorized', 'refused'));
const slowly = () => new Promise<string>((resolve) => setTimeout(resolve, 10_000, 'after'));

afterEach(() => vi.useRealTimers());

test('an answer is asked for once until its time is over, and once for all who ask meanwhile', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<number>(1_000);
  const make = vi.fn<() => Promise<number>>();
  for (const answer of [1, 2, 3]) make.mockResolvedValueOnce(answer);
  expect(await Promise.all([kept.get('a', make), kept.get('a', make)])).toEqual([1, 1]);
  vi.advanceTimersByTime(749);
  expect(await kept.get('a', make)).toBe(1);
  expect(await kept.get('b', make)).toBe(2);
  vi.advanceTimersByTime(251);
  expect(await kept.get('a', make)).toBe(3);
});

test('what is known to be outdated is asked for anew, also while it is on its way', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  const told: ((value: string) => void)[] = [];
  const make = () => new Promise<string>((resolve) => told.push(resolve));
  const first = kept.get('a', make);
  vi.advanceTimersByTime(10);
  const changed = Date.now();
  vi.advanceTimersByTime(10);
  const second = kept.get('a', make, changed);
  told[1]?.('after');
  told[0]?.('before');
  expect(await Promise.all([first, second])).toEqual(['before', 'after']);
  expect(await kept.get('a', down, changed)).toBe('after');
  expect(await kept.get('a', down, Date.now())).toBe('after');
});

test('an answer whose time is nearly over is asked for anew, and nobody waits for that', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  await kept.get('a', async () => 'before');
  vi.advanceTimersByTime(750);
  expect(await kept.get('a', async () => 'after')).toBe('before');
  await vi.advanceTimersByTimeAsync(100);
  expect(await kept.get('a', down)).toBe('after');
});

test('who needs an answer now does not wait behind what was asked for ahead of time', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  await kept.get('a', async () => 'before');
  vi.advanceTimersByTime(800);
  expect(await kept.get('a', () => new Promise(() => {}))).toBe('before');
  vi.advanceTimersByTime(200);
  const make = vi.fn<(ahead: boolean) => Promise<string>>();
  make.mockImplementation(async (ahead) => (ahead ? 'late' : 'after'));
  const both = Promise.all([kept.get('a', make), kept.get('a', make)]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await both).toEqual(['after', 'after']);
  expect(make.mock.calls).toEqual([[false]]);
});

test('what is known to be outdated is not told again because the new answer takes long', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(30_000);
  await kept.get('a', async () => 'before');
  const asked = kept.get('a', slowly, Date.now());
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await asked).toBe('after');
});

test('what is refused before its time is over is refused at the next question', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  await kept.get('a', async () => 'before');
  vi.advanceTimersByTime(800);
  expect(await kept.get('a', refused)).toBe('before');
  await vi.advanceTimersByTimeAsync(0);
  await expect(kept.get('a', down)).rejects.toThrow('down');
});

test('a failure is not kept', async () => {
  const kept = new KeptFor<string>(60_000);
  await expect(kept.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await kept.get('a', async () => 'up')).toBe('up');
});

test('while the cluster does not answer, its last answer stands in, for ten minutes', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  expect(await kept.get('a', async () => 'before')).toBe('before');
  vi.advanceTimersByTime(2_000);
  expect(await kept.get('a', down)).toBe('before');
  const hanging = kept.get('a', () => new Promise(() => {}));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await hanging).toBe('before');
});

test('a refusal is no outage: the last answer does not stand in for it', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  await kept.get('a', async () => 'before');
  vi.advanceTimersByTime(2_000);
  await expect(kept.get('a', refused)).rejects.toThrow('refused');
  await expect(kept.get('a', down)).rejects.toThrow('down');
});

test('after ten minutes nothing stands in any more', async () => {
  vi.useFakeTimers();
  const kept = new KeptFor<string>(1_000);
  await kept.get('a', async () => 'before');
  vi.advanceTimersByTime(11 * 60_000);
  await expect(kept.get('a', down)).rejects.toThrow('down');
});

test('thousands of answers cost no more each than a few do', async () => {
  const kept = new KeptFor<number>(60_000);
  const began = performance.now();
  for (let key = 0; key < 30_000; key++) await kept.get(String(key), async () => key);
  expect(performance.now() - began).toBeLessThan(2_000);
});
