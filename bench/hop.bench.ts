import { rm } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { down } from '../e2e/cluster/down.js';
import { kubectl } from '../e2e/cluster/kubectl.js';
import { reset } from '../e2e/cluster/reset.js';
import { snapshot } from '../e2e/cluster/snapshot.js';
import { kubeconfigPath, snapshotFolder } from '../e2e/cluster/state.js';
import { from, hopCluster, offerCharts, to } from '../e2e/hop-bed.js';
import { newHome, signIn } from '../e2e/long/app';
import { beginRun, planRun } from '../e2e/long/begin-run';
import { untilEvent } from '../e2e/long/journal';
import { census, compare } from '../e2e/releases/contender/census.js';
import { hop, judge } from '../e2e/releases/contender/hop.js';
import { startProbe } from '../e2e/releases/contender/probe.js';
import { helm } from '../e2e/releases/helm.js';
import { untilLeading } from '../e2e/releases/until-leading.js';
import { readRun } from '../server/engine/read-run';
import type { Cluster } from '../server/kube/cluster';
import { kubeconfig } from '../server/kube/kubeconfig';
import { median } from './median.js';
import { type Row, writeResult } from './write-result.js';

const name = 't-hop-bench';
const rounds = 3;

interface Figures {
  /** Seconds. */
  readonly helm: number;
  readonly leading: number;
  readonly whole: number;
  readonly probes: number;
  readonly refused: number;
  readonly slowest: number;
  readonly gap: number;
  readonly changed: number;
  readonly requests: number;
  /** Of ours only, by step. */
  readonly steps: Readonly<Record<string, number>>;
}

let charts: Awaited<ReturnType<typeof offerCharts>>;

beforeAll(async () => {
  charts = await offerCharts();
  // The chart's own leader election, as people have it.
  await hopCluster(name, { defaults: true });
  await untilLeading(name);
  await snapshot(name, name);
});

afterAll(async () => {
  await charts.stop();
  await down(name);
  await rm(snapshotFolder(name), { recursive: true, force: true });
});

async function fresh(): Promise<Cluster> {
  await reset(name, name);
  await untilLeading(name);
  const { clusters } = kubeconfig({ ...process.env, KUBECONFIG: kubeconfigPath(name) });
  const [cluster] = clusters;
  if (!cluster) throw new Error(`${name} has no kubeconfig`);
  return cluster;
}

/** CRDs, `helm upgrade --wait`, and then somebody who waits 15 s and looks. */
async function plain(): Promise<Figures> {
  await fresh();
  const began = performance.now();
  const figures = await hop(name, { from, to, charts: charts.env.CERTFERRY_CHART });
  return {
    helm: figures.seconds,
    leading: figures.leading,
    whole: (performance.now() - began) / 1_000,
    probes: figures.probes,
    refused: figures.refused.length,
    slowest: figures.slowest,
    gap: figures.gap,
    changed: figures.changed.length,
    requests: figures.requests.length,
    steps: {},
  };
}

/** The guided hop, with the contender's own probe and census beside it. */
async function guided(): Promise<Figures> {
  const cluster = await fresh();
  const home = await newHome(kubeconfigPath(name), charts.env);
  try {
    const person = await signIn(await home.start());
    const wanted = {
      cluster: name,
      wizard: 'upgrade',
      answers: { target: to, encrypt: false },
    } as const;
    const { hash } = await planRun(person, wanted);
    const before = await census(name);
    const stop = await startProbe(kubeconfigPath(name));
    const id = await beginRun(person, wanted, hash);
    await untilEvent(cluster, id, ({ is }) => is === 'ended');
    const calls = await stop();
    return {
      ...judged(calls),
      ...(await timed(cluster, id)),
      ...counted(before, await census(name)),
    };
  } finally {
    await home.remove();
  }
}

function judged(calls: Parameters<typeof judge>[0]) {
  const { probes, refused, slowest, gap } = judge(calls, 0);
  return { probes, refused: refused.length, slowest, gap };
}

function counted(...both: Parameters<typeof compare>) {
  const { changed, requests } = compare(...both);
  return { changed: changed.length, requests: requests.length };
}

async function timed(cluster: Cluster, id: string) {
  const { steps, head, phase } = await readRun(cluster, id);
  expect(phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
  const times = new Map<string, { began: number; ended: number }>();
  for (const { id: step, state } of steps) if (state.is === 'done') times.set(step, state);
  const between = (first: string, last: string) =>
    ((times.get(last)?.ended ?? Number.NaN) - (times.get(first)?.began ?? Number.NaN)) / 1_000;
  return {
    helm: between(`${to}/crds`, `${to}/helm`),
    leading: between(`${to}/crds`, `${to}/leading`),
    whole: (phase.is === 'ended' ? phase.at - head.startedAt : Number.NaN) / 1_000,
    steps: Object.fromEntries([...times.keys()].map((step) => [step, between(step, step)])),
  };
}

const figuresOf: readonly [string, string, (one: Figures) => number][] = [
  ['CRDs and helm upgrade --wait', 's', (one) => one.helm],
  ['from the CRDs until the new controller leads and has synced', 's', (one) => one.leading],
  [
    'all of it; ours with bundle, dry run, canaries and verdict, the other with 15 s of waiting',
    's',
    (one) => one.whole,
  ],
  ['admission calls refused', 'calls', (one) => one.refused],
  ['admission calls made', 'calls', (one) => one.probes],
  ['slowest accepted call', 's', (one) => one.slowest],
  ['longest gap between accepted calls', 's', (one) => one.gap],
  ['Secrets whose data changed', 'Secrets', (one) => one.changed],
  ['CertificateRequests that are left', 'requests', (one) => one.requests],
];

test(`the guided hop ${from} → ${to} beside plain helm, ${rounds} times each`, async () => {
  const ours: Figures[] = [];
  const theirs: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0;
    if (first) theirs.push(await plain());
    ours.push(await guided());
    if (!first) theirs.push(await plain());
  }
  const base = { contenderName: 'helm upgrade --wait', goal: null, met: null };
  const rows = figuresOf.map(([what, unit, figure]): Row => {
    const [us, them] = [median(ours.map(figure)), median(theirs.map(figure))];
    const ratio = them.median === 0 ? null : us.median / them.median;
    const spread = `${us.spread}; ${them.spread}`;
    return { ...base, what, unit, ours: us.median, contender: them.median, ratio, spread };
  });
  const steps = Object.keys(ours[0]?.steps ?? {}).map((step): Row => {
    const { median: own, spread } = median(ours.map((one) => one.steps[step] ?? Number.NaN));
    const none = { contender: null, ratio: null };
    return { ...base, ...none, what: `ours, step ${step}`, unit: 's', ours: own, spread };
  });
  const { serverVersion } = JSON.parse(await kubectl(name, ['version', '-o', 'json']));
  const versions = {
    helm: await helm(['version', '--template', '{{.Version}}']),
    kubernetes: serverVersion.gitVersion,
  };
  await writeResult({ name: 'hop', versions, rows: [...rows, ...steps] });
});
