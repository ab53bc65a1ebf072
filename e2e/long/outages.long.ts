import { afterAll, beforeAll, expect, test } from 'vitest';

import { median } from '@/bench/median.js';
import { writeResult } from '@/bench/write-result.js';
import { issue } from '@/server/domain/openssl.fixture';
import { type Inventory, startInventory } from '@/server/inventory/inventory';
import { resources } from '@/shared/actor';
import { byEach } from '@/shared/by-each';

import { begun, listsBy, untilAll, untilEqual } from '../integration/inventories';
import { applied, asAdmin, certificate, k, namespace, tlsSecret } from '../integration/testbed';
import { finishedRounds } from './finished-rounds';
import { cause, outages } from './outage';
import { random } from './random';

const of = 'outages';
/** Outages of all sorts; then kills and nothing else. */
const [mixed, ofKills] = [9, 7];
const rounds = mixed + ofKills;
const outagesARound = 3;
const patience = 60_000;

interface Result {
  readonly outages: number;
  readonly kills: number;
  readonly mostLists: number;
  /** Seconds from the API server's first answer after the last outage to the last row that changed. */
  readonly seconds: number;
  /** Of these, the seconds in which kubectl wrote what had to arrive. */
  readonly writing: number;
}

let inventory: Inventory;
let admin = '';
const pair = issue({ subject: '/CN=outages.example' });

beforeAll(async () => {
  await namespace(of);
  admin = await k('auth whoami -o jsonpath={.status.userInfo.username}');
  inventory = startInventory(asAdmin());
  await untilAll(inventory, 'live');
});

afterAll(() => inventory.stop());

/** A few objects made, changed and deleted, by kubectl, as the seed says. */
async function change(next: () => number): Promise<void> {
  const name = () => `object-${Math.floor(next() * 12)}`;
  await applied(
    certificate(of, name(), { dnsNames: [`v${Math.floor(next() * 1e6)}.example`] }),
    tlsSecret(of, name(), pair, { labels: { version: String(Math.floor(next() * 1e6)) } }),
  );
  if (next() < 0.5) await k(`delete certificate,secret ${name()} -n ${of} --ignore-not-found`);
}

/** Writes, waits until the rows equal a fresh list, and says when the last one of them came. */
async function recovery(next: () => number): Promise<{ seconds: number; writing: number }> {
  const back = performance.now();
  let { last } = inventory.changes;
  let arrived = back;
  const stop = inventory.changes.listen(() => {
    if (inventory.changes.last === last) return;
    ({ last } = inventory.changes);
    arrived = performance.now();
  });
  try {
    await change(next);
    const written = performance.now();
    await untilEqual(inventory, patience);
    return { seconds: (arrived - back) / 1_000, writing: (written - back) / 1_000 };
  } finally {
    stop();
  }
}

async function play(round: number): Promise<Result> {
  const next = random(round);
  let [mostLists, kills] = [0, 0];
  let times = { seconds: 0, writing: 0 };
  for (let number = 0; number < outagesARound; number++) {
    await change(next);
    const before = listsBy(admin, begun);
    const drawn = outages[Math.floor(next() * outages.length)] ?? 'kill';
    const outage = round > mixed && round <= rounds ? 'kill' : drawn;
    if (outage === 'kill') kills++;
    const where = `round ${round}, outage ${number}: ${outage}`;
    await cause(outage, 1 + next() * 7);
    times = await recovery(next).catch((error: unknown) => {
      throw new Error(where, { cause: error });
    });
    // A kind in which nothing changed equals a fresh list before its own list was made.
    await untilAll(inventory, 'live', patience);
    const after = listsBy(admin, begun);
    mostLists = Math.max(mostLists, ...resources.map((one) => after[one] - before[one]));
    expect(mostLists, `lists of one kind in ${where}`).toBeLessThanOrEqual(1);
  }
  return { outages: outagesARound, kills, mostLists, ...times };
}

async function playAll(): Promise<void> {
  const finished = await finishedRounds<Result>('outages');
  const before = await finished.read();
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    const result = before.get(round) ?? (await play(round));
    if (!before.has(round)) await finished.add(round, result);
    results.push(result);
    process.stdout.write(`round ${round} of ${rounds}: ${JSON.stringify(result)}\n`);
  }
  const base = { contender: null, contenderName: '–', ratio: null };
  const times = median(results.map(({ seconds }) => seconds));
  const writing = median(results.map((one) => one.writing));
  const lists = Math.max(...results.map(({ mostLists }) => mostLists));
  await writeResult({
    name: 'outages',
    versions: { kubernetes: '1.33.13' },
    rows: [
      {
        ...base,
        what: `outages after which the rows equalled a fresh list, of ${rounds * outagesARound}`,
        unit: 'outages',
        ours: results.reduce((sum, one) => sum + one.outages, 0),
        goal: rounds * outagesARound,
        met: true,
        spread: '',
      },
      {
        ...base,
        what: 'of these, kills of the API server',
        unit: 'kills',
        ours: results.reduce((sum, one) => sum + one.kills, 0),
        goal: 20,
        met: results.reduce((sum, one) => sum + one.kills, 0) >= 20,
        spread: '',
      },
      {
        ...base,
        what: 'most lists of one kind in one outage',
        unit: 'lists',
        ours: lists,
        goal: 1,
        met: lists <= 1,
        spread: '',
      },
      {
        ...base,
        what: 'API server ready to the last row that made them equal, the writes by kubectl included',
        unit: 's',
        ours: times.median,
        goal: null,
        met: null,
        spread: times.spread,
      },
      {
        ...base,
        what: 'of these, the writes by kubectl',
        unit: 's',
        ours: writing.median,
        goal: null,
        met: null,
        spread: writing.spread,
      },
    ],
  });
  await finished.clear();
}

const only = process.env.CERTFERRY_ROUND;

test(`the reflectors survive ${only === undefined ? 'every round' : `round ${only}`}`, async () => {
  expect(listsBy(admin, begun)).toEqual(byEach(resources, () => 1));
  if (only === undefined) await playAll();
  else await play(Number(only));
  await untilAll(inventory, 'live');
});
