import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { median } from '@/bench/median.js';
import { writeResult } from '@/bench/write-result.js';
import type { Cluster } from '@/server/kube/cluster';

import { buildApp } from '../../scripts/build-app.js';
import { kubectl } from '../cluster/kubectl.js';
import { offerCharts } from '../hop-bed.js';
import { clustersOf } from '../integration/testbed';
import { progress } from '../setup/progress.js';
import { type Home, newHome, type Person, signIn } from './app';
import { planRun, runIds } from './begin-run';
import { change, changed } from './call';
import { freshHop, hopNames } from './hop';
import { untilEvent } from './journal';
import { mergedKubeconfig } from './merged-kubeconfig';

const [cluster, otherCluster] = hopNames;
/** It asks for a passphrase first: there it stands until it is cancelled, and nothing was done. */
const answers = { target: '', encrypt: true };
const times = process.env.CERTFERRY_ROUND === undefined ? 50 : 5;

let charts: Awaited<ReturnType<typeof offerCharts>>;
let folder = '';
let homes: Home[] = [];
let people: Person[] = [];
const clusters = new Map<string, Cluster>();

beforeAll(async () => {
  await buildApp(progress());
  charts = await offerCharts();
  folder = await mkdtemp(join(tmpdir(), 'certferry-long-'));
  const paths = [(await freshHop(cluster)).kubeconfig, (await freshHop(otherCluster)).kubeconfig];
  const kubeconfig = await mergedKubeconfig(join(folder, 'kubeconfig'), paths);
  for (const one of clustersOf(kubeconfig)) clusters.set(one.name, one);
  homes = [await newHome(kubeconfig, charts.env), await newHome(kubeconfig, charts.env)];
  people = await Promise.all(homes.map(async (home) => signIn(await home.start())));
});

afterAll(async () => {
  await Promise.all(homes.map((home) => home.remove()));
  await charts?.stop();
  await rm(folder, { recursive: true, force: true });
});

function who(index: number): Person {
  const person = people[index];
  if (person) return person;
  throw new Error(`Nobody has signed in at app ${index}.`);
}

const at = (name: string): Cluster => {
  const found = clusters.get(name);
  if (found) return found;
  throw new Error(`There is no context ${name}.`);
};

const wantedOn = (name: string) => ({ cluster: name, wizard: 'upgrade', answers }) as const;

const idOf = (data: unknown) => (data as { id: string }).id;

async function cancelled(person: Person, name: string, id: string): Promise<void> {
  await untilEvent(at(name), id, (event) => event.is === 'asked');
  await changed(person, 'runs.cancel', { cluster: name, id });
  const { event } = await untilEvent(at(name), id, (one) => one.is === 'ended');
  expect(event).toMatchObject({ outcome: 'cancelled' });
}

/** Two tabs of one process, and another process: at the same moment, with the same plan. */
async function startTogether(hash: string): Promise<{ seconds: number }> {
  const before = await runIds(cluster);
  const began = performance.now();
  const asked = [who(0), who(0), who(1)];
  const all = await Promise.all(
    asked.map((person) => change(person, 'runs.start', { ...wantedOn(cluster), planHash: hash })),
  );
  const seconds = (performance.now() - began) / 1_000;
  const [won, ...others] = all.filter(({ status }) => status === 200);
  expect({ statuses: all.map(({ status }) => status).toSorted((a, b) => a - b), others }).toEqual({
    statuses: [200, 409, 409],
    others: [],
  });
  const id = idOf(won?.data);
  for (const { message } of all.filter(({ status }) => status === 409))
    expect(message).toMatch(
      new RegExp(`is held by run ${id}: \\S.* started upgrade there (?:\\d+ \\w+ )+ago`),
    );
  expect((await runIds(cluster)).filter((one) => !before.includes(one))).toEqual([id]);
  await cancelled(who(1), cluster, id);
  return { seconds };
}

async function holder(name: string): Promise<string> {
  const lease = ['get', 'lease', 'cluster', '-n', 'certferry'];
  return kubectl(name, [...lease, '-o', 'jsonpath={.spec.holderIdentity}']);
}

test(`${times} starts at the same moment are one run each, and the others are told who has the cluster`, async () => {
  const { hash } = await planRun(who(0), wantedOn(cluster));
  expect((await planRun(who(1), wantedOn(cluster))).hash).toBe(hash);
  const seconds: number[] = [];
  for (let time = 1; time <= times; time++) {
    seconds.push((await startTogether(hash)).seconds);
    process.stdout.write(`start ${time} of ${times}: ${seconds.at(-1)?.toFixed(1)} s\n`);
  }
  await expect.poll(() => holder(cluster)).toBe('');
  if (times === 50) await tell(seconds);
});

test('runs on two clusters of one kubeconfig do not meet', async () => {
  const names = [cluster, otherCluster];
  const plans = await Promise.all(names.map((name) => planRun(who(0), wantedOn(name))));
  const before = await Promise.all(names.map(runIds));
  const all = await Promise.all(
    names.map((name, index) =>
      change(who(0), 'runs.start', { ...wantedOn(name), planHash: plans[index]?.hash ?? '' }),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual([200, 200]);
  const [first = '', second = ''] = all.map(({ data }) => idOf(data));
  const after = await Promise.all(names.map(runIds));
  expect(after[0]?.filter((id) => !before[0]?.includes(id))).toEqual([first]);
  expect(after[1]?.filter((id) => !before[1]?.includes(id))).toEqual([second]);
  expect(await Promise.all(names.map(holder))).toEqual([first, second]);
  await cancelled(who(0), cluster, first);
  await expect.poll(() => Promise.all(names.map(holder))).toEqual(['', second]);
  await cancelled(who(0), otherCluster, second);
});

async function tell(seconds: readonly number[]): Promise<void> {
  const base = { contender: null, contenderName: '–', ratio: null, spread: '' };
  const took = median(seconds);
  await writeResult({
    name: 'double-starts',
    versions: { kubernetes: '1.33.13' },
    rows: [
      {
        ...base,
        what: 'starts by two tabs and another process at once that were one run, and the others told who has it',
        unit: 'starts',
        ours: seconds.length,
        goal: 50,
        met: true,
      },
      {
        ...base,
        what: 'until all three were answered, each with a plan of its own',
        unit: 's',
        ours: took.median,
        goal: null,
        met: null,
        spread: took.spread,
      },
    ],
  });
}
