import { expect, test } from 'vitest';

import { writeResult } from '@/bench/write-result.js';

import { finishedRounds } from './finished-rounds';
import { added, playSeeds, type Result } from './reflector-seeds/play-seeds';

const rounds = 20;
const seedsARound = 100;

const play = (round: number) =>
  playSeeds(Array.from({ length: seedsARound }, (_, index) => (round - 1) * seedsARound + index));

async function tell({ sequences, ours, stock }: Result): Promise<void> {
  const contenderName = '@kubernetes/client-node informer';
  const row = { unit: 'sequences', ratio: null, spread: '' };
  const lists = { ...row, unit: 'lists', contenderName };
  await writeResult({
    name: 'reflector-seeds',
    versions: { kubernetes: '1.33.13', '@kubernetes/client-node': '2.0.1' },
    rows: [
      {
        ...row,
        what: `sequences of outages after which the rows equalled kubectl's list, of ${sequences}`,
        ours: ours.equal,
        contender: stock.equal,
        contenderName,
        goal: sequences,
        met: ours.equal === sequences,
      },
      {
        ...lists,
        what: 'whole lists asked for in all of them',
        ours: ours.lists,
        contender: stock.lists,
        goal: null,
        met: null,
      },
      {
        ...lists,
        what: 'times that one was due: at first, and when the API server forgot a resourceVersion',
        ours: ours.due,
        contender: stock.due,
        goal: null,
        met: null,
      },
    ],
  });
}

async function playAll(): Promise<Result[]> {
  const finished = await finishedRounds<Result>('reflector-seeds');
  const before = await finished.read();
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    const began = performance.now();
    const result = before.get(round) ?? (await play(round));
    if (!before.has(round)) await finished.add(round, result);
    results.push(result);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    process.stdout.write(
      `round ${round} of ${rounds}: ${JSON.stringify(result)} in ${seconds} s\n`,
    );
  }
  await tell(added(results));
  await finished.clear();
  return results;
}

/** `npm test` counts its rounds by days. */
const roundOf = (given: string) => 1 + ((Number(given) + rounds - 1) % rounds);
const only = process.env.CERTFERRY_ROUND;

test(`the rows are true after ${only === undefined ? 'every sequence' : 'a hundred sequences'} of outages`, async () => {
  const results = only === undefined ? await playAll() : [await play(roundOf(only))];
  const { problems, sequences, ours } = added(results);
  expect(problems).toEqual([]);
  expect(ours.equal).toBe(sequences);
});
