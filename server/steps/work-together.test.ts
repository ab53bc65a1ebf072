import { setImmediate } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { workTogether } from './work-together';

const never = new AbortController().signal;

test('everything is done, no more than so much at once', async () => {
  let [now, most] = [0, 0];
  const done: number[] = [];
  await workTogether([1, 2, 3, 4, 5, 6, 7], 3, never, async (one) => {
    now += 1;
    most = Math.max(most, now);
    await setImmediate();
    now -= 1;
    done.push(one);
  });
  expect(new Set(done)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7]));
  expect(done).toHaveLength(7);
  expect(most).toBe(3);
});

test('the first failure ends the others, and is thrown when nobody works any longer', async () => {
  const begun: number[] = [];
  let ended = false;
  const work = workTogether([1, 2, 3, 4], 2, never, async (one, signal) => {
    begun.push(one);
    if (one === 1) throw new Error('first');
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true });
      if (signal.aborted) resolve();
    });
    await setImmediate();
    ended = true;
    throw new Error('later');
  });
  await expect(work).rejects.toThrow('first');
  expect(ended).toBe(true);
  expect(begun).toEqual([1, 2]);
});
