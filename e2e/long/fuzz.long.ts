import { expect, test } from 'vitest';

import { fuzz } from '@/server/domain/fuzz.fixture';
import { oddKinds } from '@/server/domain/odd-objects.fixture';

import { finishedRounds } from './finished-rounds';

const rounds = 20;
const objectsARound = 800;

/** Another seed in every round; with its number it makes the same objects again. */
function play(round: number): number {
  for (const kind of oddKinds) fuzz(kind, objectsARound, round);
  return oddKinds.length * objectsARound;
}

async function playAll(): Promise<number> {
  const finished = await finishedRounds<number>('fuzz');
  const before = await finished.read();
  let objects = 0;
  for (let round = 1; round <= rounds; round++) {
    const made = before.get(round) ?? play(round);
    if (!before.has(round)) await finished.add(round, made);
    objects += made;
    process.stdout.write(`round ${round} of ${rounds}: ${objects} objects, nothing threw\n`);
  }
  await finished.clear();
  return objects;
}

const only = process.env.CERTFERRY_ROUND;

test('nothing that is told of objects throws, however odd they are', async () => {
  const objects = only === undefined ? await playAll() : play(Number(only));
  expect(objects).toBeGreaterThanOrEqual(only === undefined ? 100_000 : 5_000);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
