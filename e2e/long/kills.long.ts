import { join } from 'node:path';

import { chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { median } from '@/bench/median.js';
import { writeResult } from '@/bench/write-result.js';
import { upgradeVerdict } from '@/shared/upgrade';

import { buildApp } from '../../scripts/build-app.js';
import { offerCharts, to } from '../hop-bed.js';
import { clustersOf } from '../integration/testbed';
import { progress } from '../setup/progress.js';
import { newHome } from './app';
import { encryptedRun } from './encrypted-run';
import { expectOnlyCanariesRequested, expectUpgraded, expectWholeBundle, objectsOf } from './facts';
import { finishedRounds } from './finished-rounds';
import { helmsOf } from './helms';
import { freshHop, hopNames } from './hop';
import { backupPoints, patterns, upgradePoints } from './kill-points';
import { type Bed, KilledRun, leaseSeconds, type Survived } from './killed-run';
import { random } from './random';

const [cluster] = hopNames;
const rounds = 2 * patterns;

interface Result {
  readonly kills: number;
  readonly inside: readonly string[];
  readonly goesOn: readonly number[];
  readonly secrets: number;
  readonly seconds: number;
}

let charts: Awaited<ReturnType<typeof offerCharts>>;
let browser: Awaited<ReturnType<typeof chromium.launch>>;

beforeAll(async () => {
  await buildApp(progress());
  charts = await offerCharts();
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
});

afterAll(async () => {
  await browser?.close();
  await charts?.stop();
});

async function play(round: number): Promise<Result> {
  const began = performance.now();
  const { kubeconfig } = await freshHop();
  const before = await objectsOf(cluster);
  const env = { ...charts.env, CERTFERRY_LEASE_SECONDS: String(leaseSeconds) };
  const home = await newHome(kubeconfig, env);
  try {
    const [at] = clustersOf(kubeconfig);
    if (!at) throw new Error(`no cluster in ${kubeconfig}`);
    const bed: Bed = { home, at, browser, next: random(round) };
    const upgraded = await playUpgrade(round, bed);
    await expectUpgraded({ cluster, kubeconfig }, to);
    const backedUp = await playBackup(round, bed);
    expect(await objectsOf(cluster)).toEqual(before);
    await expectOnlyCanariesRequested(cluster);
    expect(await helmsOf(home.folder)).toEqual([]);
    const both = [upgraded, backedUp];
    return {
      kills: both.reduce((sum, { kills }) => sum + kills, 0),
      inside: both.flatMap(({ inside }) => inside),
      goesOn: both.flatMap(({ goesOn }) => goesOn),
      secrets: Object.keys(before.secrets).length,
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    await home.remove();
  }
}

const bundleOf = (bed: Bed, { id }: Pick<Survived, 'id'>, more = '') =>
  join(bed.home.folder, 'home', 'bundles', `${id}.tar.gz${more}`);

async function playUpgrade(round: number, bed: Bed): Promise<Survived> {
  const answers = { target: '', encrypt: false };
  const survived = await new KilledRun(
    bed,
    { cluster, wizard: 'upgrade', answers },
    upgradePoints(round),
  ).play();
  const verdict = upgradeVerdict.parse(survived.state.told.verdict);
  expect(verdict).toMatchObject({ kept: true, renewedAsDue: [] });
  await expectWholeBundle(bundleOf(bed, survived));
  return survived;
}

async function playBackup(round: number, bed: Bed): Promise<Omit<Survived, 'state'>> {
  const points = backupPoints(round);
  if (points === 'encrypted') {
    const { passphrase, ...survived } = await encryptedRun(bed, cluster);
    await expectWholeBundle(bundleOf(bed, survived, '.age'), passphrase);
    return survived;
  }
  const answers = { encrypt: false };
  const survived = await new KilledRun(bed, { cluster, wizard: 'backup', answers }, points).play();
  await expectWholeBundle(bundleOf(bed, survived));
  return survived;
}

async function playAll(): Promise<Result[]> {
  const finished = await finishedRounds<Result>('kills');
  const before = await finished.read();
  const results: Result[] = [];
  for (let round = 1; round <= rounds; round++) {
    const result = before.get(round) ?? (await play(round));
    if (!before.has(round)) await finished.add(round, result);
    results.push(result);
    process.stdout.write(`round ${round} of ${rounds}: ${JSON.stringify(result)}\n`);
  }
  await tell(results);
  await finished.clear();
  return results;
}

async function tell(results: readonly Result[]): Promise<void> {
  const base = { contender: null, contenderName: '–', ratio: null };
  const kills = results.reduce((sum, one) => sum + one.kills, 0);
  const inside = results.flatMap((one) => one.inside);
  const goesOn = median(results.flatMap((one) => one.goesOn));
  await writeResult({
    name: 'kills',
    versions: { kubernetes: '1.33.13', 'cert-manager': `1.20.3 to ${to.slice(1)}`, helm: '4.3.1' },
    rows: [
      {
        ...base,
        what: 'kills before, inside and after steps of upgrade and backup that a run survived to its end',
        unit: 'kills',
        ours: kills,
        goal: kills,
        met: true,
        spread: '',
      },
      {
        ...base,
        what: 'of these, kills inside a step, as the journal shows',
        unit: 'kills',
        ours: inside.length,
        goal: null,
        met: null,
        spread: `${new Set(inside).size} different steps`,
      },
      {
        ...base,
        what: 'TLS Secrets changed, helm processes left, pages loaded anew',
        unit: '',
        ours: 0,
        goal: 0,
        met: true,
        spread: `${results[0]?.secrets ?? 0} Secrets each time`,
      },
      {
        ...base,
        what: `start of the process until the run goes on, with a Lease of ${leaseSeconds} s`,
        unit: 's',
        ours: goesOn.median,
        goal: null,
        met: null,
        spread: goesOn.spread,
      },
    ],
  });
}

/** `npm test` counts its rounds by days. */
const roundOf = (given: string) => 1 + ((Number(given) + rounds - 1) % rounds);
const only = process.env.CERTFERRY_ROUND;

test(`runs survive ${only === undefined ? 'every kill' : `the kills of round ${only}`}`, async () => {
  const results = only === undefined ? await playAll() : [await play(roundOf(only))];
  for (const { kills } of results) expect(kills).toBeGreaterThanOrEqual(8);
});
