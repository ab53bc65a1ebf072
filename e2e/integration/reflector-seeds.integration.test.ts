import { expect, test } from 'vitest';

import { playSeeds } from '../long/reflector-seeds/play-seeds';

/** Seeds after which something was wrong once: they are played for ever. */
const failedOnce = [5, 50];
/** Each sort of outage comes first in one of these. */
const oneOfEach = [0, 1, 2, 3, 4, 6, 7, 8, 9];

test('the rows are true after each sort of outage, and after the sequences that once left them wrong', async () => {
  const seeds = [...failedOnce, ...oneOfEach];
  const { problems, ours, stock } = await playSeeds(seeds);
  expect(problems).toEqual([]);
  // The contender takes part; how well it does is a figure of the long test.
  expect(stock.equal).toBeGreaterThan(0);
  expect(ours.equal).toBe(seeds.length);
});
