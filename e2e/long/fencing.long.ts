import { afterAll, beforeAll, expect, test } from 'vitest';

import { median } from '@/bench/median.js';
import { writeResult } from '@/bench/write-result.js';
import { readRun } from '@/server/engine/read-run';
import { upgradeVerdict } from '@/shared/upgrade';

import { buildApp } from '../../scripts/build-app.js';
import { offerCharts, to } from '../hop-bed.js';
import { clustersOf } from '../integration/testbed';
import { progress } from '../setup/progress.js';
import { newHome } from './app';
import { audited, expectOnlyCanariesRequested, expectUpgraded, objectsOf } from './facts';
import { finishedRounds } from './finished-rounds';
import { handOver, type HandedOver, leaseSeconds, type Stop } from './handovers';
import { helmsOf } from './helms';
import { freshHop, hopNames } from './hop';
import { longestInside, stepsOf } from './kill-points';
import { lateWrites } from './late-writes';
import { random } from './random';

const [cluster] = hopNames;

/** Four stops a round; a takeover does the step again, so that helm can be stopped several times. */
const stopsIn: readonly (readonly string[])[] = [
  ['census', `${to}/helm`, `${to}/helm`, `${to}/leading`],
  ['backup', `${to}/crds`, `${to}/helm`, `${to}/canaries`],
  [`${to}/crds`, `${to}/helm`, `${to}/helm`, `${to}/verdict`],
  ['backup', `${to}/helm`, `${to}/helm`, `${to}/helm`],
  ['census', `${to}/helm`, `${to}/helm`, `${to}/canaries`],
];

interface Result {
  readonly handed: readonly HandedOver[];
  /** Late writes that the API server was asked for and refused. */
  readonly refused: number;
  /** Renewals of the Lease by who had lost it. */
  readonly renewals: number;
  readonly writes: number;
}

let charts: Awaited<ReturnType<typeof offerCharts>>;

beforeAll(async () => {
  await buildApp(progress());
  charts = await offerCharts();
});

afterAll(() => charts?.stop());

function seededStops(round: number): Stop[] {
  const next = random(1_000 + round);
  return (stopsIn[round - 1] ?? []).map((step) => {
    const helm = step.endsWith('/helm');
    const least = longestInside.upgrade[stepsOf.upgrade.indexOf(step)] ?? 0;
    return { step, helm, milliseconds: Math.round(next() * (helm ? 1_500 : least / 2)) };
  });
}

async function play(round: number): Promise<Result> {
  const { kubeconfig } = await freshHop();
  const before = await objectsOf(cluster);
  const env = { ...charts.env, CERTFERRY_LEASE_SECONDS: String(leaseSeconds) };
  const homes = [await newHome(kubeconfig, env), await newHome(kubeconfig, env)] as const;
  try {
    const [at] = clustersOf(kubeconfig);
    if (!at) throw new Error(`no cluster in ${kubeconfig}`);
    const wanted = { cluster, wizard: 'upgrade', answers: { target: '', encrypt: false } } as const;
    const { id, handed } = await handOver(at, homes, wanted, seededStops(round));
    const { phase, told } = await readRun(at, id);
    expect(phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
    expect(upgradeVerdict.parse(told.verdict)).toMatchObject({ kept: true, renewedAsDue: [] });
    for (const { folder } of homes) expect(await helmsOf(folder)).toEqual([]);
    await expectUpgraded({ cluster, kubeconfig }, to);
    expect(await objectsOf(cluster)).toEqual(before);
    await expectOnlyCanariesRequested(cluster);
    const late = lateWrites(await audited(cluster, `(run ${id};`));
    expect(late.taken).toEqual([]);
    expect(Object.keys(late.writes)).toHaveLength(handed.length + 1);
    return {
      handed,
      refused: late.refused,
      renewals: await lateRenewals(id),
      writes: Object.values(late.writes).reduce((sum, count) => sum + count, 0),
    };
  } finally {
    await Promise.all(homes.map((home) => home.remove()));
  }
}

async function lateRenewals(id: string): Promise<number> {
  const requests = await audited(cluster, `"run-${id}"`);
  return requests.filter(
    ({ verb, objectRef, responseStatus }) =>
      verb === 'update' && objectRef?.resource === 'leases' && responseStatus?.code === 409,
  ).length;
}

async function playAll(): Promise<Result[]> {
  const finished = await finishedRounds<Result>('fencing');
  const before = await finished.read();
  const results: Result[] = [];
  for (let round = 1; round <= stopsIn.length; round++) {
    const result = before.get(round) ?? (await play(round));
    if (!before.has(round)) await finished.add(round, result);
    results.push(result);
    process.stdout.write(`round ${round} of ${stopsIn.length}: ${JSON.stringify(result)}\n`);
  }
  await tell(results);
  await finished.clear();
  return results;
}

async function tell(results: readonly Result[]): Promise<void> {
  const base = { contender: null, contenderName: '–', ratio: null, spread: '' };
  const handed = results.flatMap((one) => one.handed);
  const total = (of: (one: Result) => number) => results.reduce((sum, one) => sum + of(one), 0);
  const inHelm = handed.filter(({ under }) => under.endsWith('/helm')).length;
  const seconds = median(handed.map((one) => one.seconds));
  await writeResult({
    name: 'fencing',
    versions: { kubernetes: '1.33.13', 'cert-manager': `1.20.3 to ${to.slice(1)}`, helm: '4.3.1' },
    rows: [
      {
        ...base,
        what: 'holders stopped for twice their Lease and continued; the run ended at its goal',
        unit: 'holders',
        ours: handed.length,
        goal: 20,
        met: handed.length >= 20,
        spread: `${inHelm} of them while helm worked`,
      },
      {
        ...base,
        what: 'writes of theirs that the API server took after the first one of the next holder',
        unit: 'writes',
        ours: 0,
        goal: 0,
        met: true,
        spread: `of ${total(({ writes }) => writes)} writes`,
      },
      {
        ...base,
        what: 'late writes that reached the API server and were refused there',
        unit: 'writes',
        ours: total(({ refused }) => refused),
        goal: null,
        met: null,
      },
      {
        ...base,
        what: 'late renewals of the Lease, refused there',
        unit: 'writes',
        ours: total(({ renewals }) => renewals),
        goal: null,
        met: null,
      },
      {
        ...base,
        what: `stop of a holder until another process has its run, with a Lease of ${leaseSeconds} s`,
        unit: 's',
        ours: seconds.median,
        goal: null,
        met: null,
        spread: seconds.spread,
      },
    ],
  });
}

/** `npm test` counts its rounds by days. */
const roundOf = (given: string) => 1 + (Number(given) % stopsIn.length);
const only = process.env.CERTFERRY_ROUND;

test(`no holder writes after the next one ${only === undefined ? 'in any round' : `in round ${roundOf(only)}`}`, async () => {
  const results = only === undefined ? await playAll() : [await play(roundOf(only))];
  for (const { handed } of results) expect(handed).toHaveLength(4);
});
