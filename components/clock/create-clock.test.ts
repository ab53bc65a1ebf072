import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createClock } from './create-clock';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test('goes by the server, not by a browser whose clock is an hour slow', () => {
  const clock = createClock(1_000_000 + 3_600_000);
  vi.advanceTimersByTime(5000);
  expect(clock.now()).toBe(1_000_000 + 3_600_000 + 5000);
});

test('is put right by a later answer', () => {
  const clock = createClock(0);
  clock.observe(7_000_000);
  vi.advanceTimersByTime(250);
  expect(clock.now()).toBe(7_000_250);
});

test('ticks once a second for all, and not at all when nobody looks', () => {
  const clock = createClock(0);
  let seen = 0;
  const leave = [clock.subscribe(() => seen++), clock.subscribe(() => seen++)];
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(3000);
  expect(seen).toBe(6);
  for (const one of leave) one();
  expect(vi.getTimerCount()).toBe(0);
});
