import { expect, test } from 'vitest';

import { backoff, pause } from './pause';

test('the wait doubles up to its most, and lies anywhere in its upper half', () => {
  for (const attempt of [0, 1, 2, 3, 10, 20, 1_000]) {
    const whole = Math.min(5_000, 250 * 2 ** attempt);
    const waits = Array.from({ length: 500 }, () => backoff(attempt, 250, 5_000));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(whole / 2);
    expect(Math.max(...waits)).toBeLessThanOrEqual(whole);
    // Spread, so that many who failed in one moment do not come back in one moment.
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(whole / 4);
  }
});

test('a pause ends with its signal and otherwise lasts', async () => {
  const end = new AbortController();
  const began = performance.now();
  const waiting = pause(60_000, end.signal);
  end.abort();
  await waiting;
  await pause(60_000, AbortSignal.abort());
  expect(performance.now() - began).toBeLessThan(1_000);
  await pause(30, new AbortController().signal);
  expect(performance.now() - began).toBeGreaterThanOrEqual(29);
});
