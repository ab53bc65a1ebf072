import { chromium } from '@playwright/test';

import { down } from '../../e2e/cluster/down.js';
import { finishedRounds } from '../../e2e/long/finished-rounds';
import { bringUp } from './bed';
import type { DataSet } from './data-sets';
import { type Effort, makeStand, measure, type Repeat } from './measure';

const name = 't-inventory';

/** Questions go on for longer than rights are remembered (60 s). */
export const whole: Effort = { questions: 75, writes: 60, burst: 10, idle: 60_000 };

async function withStand<T>(
  set: DataSet,
  work: (stand: Awaited<ReturnType<typeof makeStand>>) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const stand = await makeStand(await bringUp(name, set), browser);
    try {
      return await work(stand);
    } finally {
      await stand.home.remove();
    }
  } finally {
    await browser.close();
    await down(name);
  }
}

/** So many repeats; those of an earlier run that was cut off count. */
export async function runInventory(
  set: DataSet,
  repeats: number,
  effort: Effort,
): Promise<Repeat[]> {
  const finished = await finishedRounds<Repeat>(`inventory-${set.name}`);
  const before = await finished.read();
  const all = [...before.values()].slice(0, repeats);
  if (all.length === repeats) return all;
  return withStand(set, async (stand) => {
    for (let repeat = all.length; repeat < repeats; repeat++) {
      const result = await measure(stand, repeat, effort);
      await finished.add(repeat, result);
      all.push(result);
      const { latencies: _, painted: __, ...short } = result;
      process.stdout.write(`${set.name} ${repeat + 1} of ${repeats}: ${JSON.stringify(short)}\n`);
    }
    return all;
  });
}

/** One short look, with nothing kept. */
export const lookOnce = (set: DataSet, effort: Effort): Promise<Repeat> =>
  withStand(set, (stand) => measure(stand, 0, effort));
