import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { canaryLabel } from '@/server/domain/census';
import type { RunContext, Step } from '@/server/engine/contracts';
import { type Cluster, withToken } from '@/server/kube/cluster';
import { kubeconfig } from '@/server/kube/kubeconfig';
import type { UpgradeJob } from '@/server/steps/upgrade-job';
import { upgrade } from '@/server/wizards/upgrade';
import { type UpgradePlan, upgradePlan, upgradeVerdict } from '@/shared/upgrade';

import { down } from '../cluster/down.js';
import { importImages } from '../cluster/import-images.js';
import { kubectl } from '../cluster/kubectl.js';
import { kubeconfigPath, stateFolder } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { beside, RecordingOut, take } from '../integration/recording-out';
import { type Census, census, compare } from './contender/census.js';
import { helm } from './helm.js';
import { images } from './images.js';
import { limitedAccount } from './limited-account';
import { type Registry, registry } from './registry.js';
import { seed } from './seed.js';
import {
  checkApi,
  crdVersions,
  helmChild,
  helmHistory,
  imagesOf,
  pendingRecords,
  runningImages,
} from './seen-after-upgrade';
import { helmPath } from './tools.js';

const name = 't-upgrade-steps';
const home = mkdtempSync(join(tmpdir(), 'certferry-upgrade-steps-'));
const k = (...args: string[]) => kubectl(name, args);
const actor = { name: 'anna', groups: [], via: 'link' as const };
let charts: Registry;
let admin: Cluster;
/** As somebody who may do what the steps say that they need, and nothing else. */
let limited: Cluster;
let plan: UpgradePlan;
let before: Census;
let out: RecordingOut;

beforeAll(async () => {
  await down(name);
  charts = await registry(['v1.19.5', 'v1.20.3', 'v1.21.2']);
  await up(name, { audit: true });
  await seed(name, { version: 'v1.20.3', from: charts.charts, defaults: true });
  await importImages(name, await images('v1.21.2'));
  Object.assign(process.env, {
    KUBECONFIG: kubeconfigPath(name),
    CERTFERRY_HOME: home,
    CERTFERRY_CHART: charts.charts,
    CERTFERRY_HELM: await helmPath(),
  });
  const [cluster] = kubeconfig().clusters;
  if (!cluster) throw new Error('no cluster in the kubeconfig');
  admin = cluster;
  before = await census(name);
}, 400_000);

afterAll(async () => {
  await charts.stop();
  await down(name);
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const context = (id: string, at = limited): RunContext => ({ id, at, actor });
const stepOf = (id: string): Step<UpgradeJob> => {
  const all = [...upgrade.steps(plan), ...(upgrade.recovery?.(plan) ?? [])];
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};
/** A pod that is about to end is listed until it has. */
async function untilImages(version: string): Promise<void> {
  await expect.poll(() => runningImages(name), { timeout: 40_000 }).toEqual(imagesOf(version));
}

/** What all parts of the plan say that they need. */
function needed() {
  const job = { plan, run: context('run-a', admin) };
  const parts = [
    ...upgrade.steps(plan),
    ...(upgrade.recovery?.(plan) ?? []),
    ...(upgrade.guards?.(plan) ?? []),
  ];
  return parts.flatMap((one) => [...one.access(job)]);
}

/** What the API server logged of Certferry's own writes. */
const writes = () =>
  readFileSync(join(stateFolder(name), 'log', 'audit.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"userAgent":"certferry"') && line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter(({ verb }) => !['get', 'list', 'watch'].includes(verb));

test('the plan says what will be done and what was found, and writes nothing', async () => {
  const answers = { target: '', encrypt: false };
  plan = await upgrade.plan(answers, admin, actor);
  expect(upgradePlan.parse(plan)).toEqual(plan);
  expect(plan).toMatchObject({
    from: 'v1.20.3',
    to: 'v1.21.2',
    namespace: 'cert-manager',
    electionNamespace: 'kube-system',
    release: { name: 'cert-manager', namespace: 'cert-manager', revision: 1 },
    chart: { reference: charts.charts, version: 'v1.21.2' },
    crds: 'separate',
    counts: { certificates: 47, canaries: 7, failing: 4 },
  });
  const severe = plan.findings.filter(({ severity }) => severity !== 'tells');
  expect(severe.map(({ code }) => code)).toEqual(['certificates-failing']);
  expect(plan.findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'release-deployed',
      'crds-separate',
      'chart-pulled',
      'kubernetes-tested',
      'values-taken',
      'stored-versions-kept',
      'api-ready',
      'canaries',
      'canaries-not-tried',
    ]),
  );
  const again = await upgrade.plan(answers, admin, actor);
  expect(upgrade.decisions(again)).toEqual(upgrade.decisions(plan));
  expect(writes().filter(({ requestURI }) => !requestURI.includes('dryRun=All'))).toEqual([]);
  expect(writes().length).toBeGreaterThan(0);
});

test.each([
  ['v1.20.3', 'nothing-to-do'],
  ['v1.19.5', 'downgrade'],
  ['v1.22.0', 'skips-minors'],
  ['v1.21.0', 'target-harmful'],
  ['v1.21.1', 'target-not-offered'],
])('a plan for %s is blocked: %s', async (target, code) => {
  const blocked = await upgrade.plan({ target, encrypt: false }, admin, actor);
  expect(blocked.findings[0]).toMatchObject({ code, severity: 'blocks' });
});

test('the steps do it with no more rights than they name', async () => {
  limited = withToken(admin, await limitedAccount(name, needed()));
  const steps = upgrade.steps(plan);
  const guards = upgrade.guards?.(plan) ?? [];
  out = new RecordingOut(steps);
  const limitedJob = { plan, run: context('run-a') };
  const split = steps.findIndex(({ id }) => id === `${plan.to}/crds`);
  for (const step of steps.slice(0, split)) await take(step, limitedJob, out);
  await beside(guards, limitedJob, out, async () => {
    for (const step of steps.slice(split, -1)) await take(step, limitedJob, out);
  });
  for (const step of steps.slice(-1)) await take(step, limitedJob, out);
  expect(out.state().steps.map(({ state }) => state.is)).toEqual(steps.map(() => 'done'));
});

test('helm, kubectl and cmctl agree that it is 1.21.2 now', async () => {
  await untilImages('v1.21.2');
  expect(await helmHistory(name)).toEqual(['1 superseded v1.20.3', '2 deployed v1.21.2']);
  expect(await crdVersions(name)).toEqual(['v1.21.2']);
  expect(await checkApi(name)).toContain('is ready');
  expect(out.lines.filter(({ source }) => source === 'helm').length).toBeGreaterThan(10);
});

test('the verdict is kept, and an independent comparison agrees', async () => {
  const verdict = upgradeVerdict.parse(out.told.verdict);
  expect(verdict).toMatchObject({
    kept: true,
    unexpected: [],
    lost: [],
    newlyFailing: [],
    canaries: 7,
    failingBefore: 4,
    synced: { is: 'waited', why: expect.stringContaining('pods') },
  });
  expect(verdict.same).toBe(verdict.compared);
  expect(verdict.probes.made).toBeGreaterThan(100);
  expect(verdict.probes.unmeasured).toEqual([]);
  const { changed, requests } = compare(before, await census(name));
  expect({ changed, requests }).toEqual({ changed: [], requests: [] });
});

test('nothing is left of the canaries', async () => {
  const kinds = 'certificates,certificaterequests,secrets';
  expect(await k('get', kinds, '-A', '-l', canaryLabel, '-o', 'name')).toBe('');
});

test('with the right to read the controller’s metrics its syncs are counted', async () => {
  const counted = new RecordingOut([stepOf(`${plan.to}/leading`)]);
  await take(stepOf(`${plan.to}/leading`), { plan, run: context('run-a', admin) }, counted);
  expect(counted.told.synced).toMatchObject({ is: 'counted' });
});

test('a step that is done says so and does nothing again', async () => {
  const again = new RecordingOut(upgrade.steps(plan));
  await take(stepOf(`${plan.to}/helm`), { plan, run: context('run-a') }, again);
  expect(again.lines.map(({ text }) => text)).toEqual([
    'Revision 2 of this run is deployed already.',
  ]);
  expect(await helmHistory(name)).toHaveLength(2);
});

test('another run refuses a release that is not as it was planned with', async () => {
  await expect(
    take(stepOf(`${plan.to}/helm`), { plan, run: context('run-other') }, new RecordingOut()),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/revision 1 with v1\.20\.3, and is revision 2, deployed/),
  });
});

test('an aborted upgrade goes back to the version of before, and no certificate changes', async () => {
  const job = { plan, run: context('run-a') };
  out.event({ is: 'recovering', why: 'test' });
  for (const step of upgrade.recovery?.(plan) ?? []) await take(step, job, out);
  await untilImages('v1.20.3');
  expect(await helmHistory(name)).toEqual([
    '1 superseded v1.20.3',
    '2 superseded v1.21.2',
    '3 deployed v1.20.3',
  ]);
  expect(upgradeVerdict.parse(out.told.verdict).kept).toBe(true);
  expect(compare(before, await census(name))).toMatchObject({ changed: [], requests: [] });
  expect(await checkApi(name)).toContain('is ready');
});

test('a release that has its CRDs is planned so, and they are not applied apart from it', async () => {
  const adopt = ['--set', 'crds.enabled=true', '--take-ownership', '--force-conflicts'];
  const same = ['--version', 'v1.20.3', '--plain-http', '--reset-then-reuse-values', '--wait'];
  const args = ['upgrade', 'cert-manager', charts.charts, '-n', 'cert-manager', ...same, ...adopt];
  await helm(args, { kubeconfig: kubeconfigPath(name) });
  expect(await crdVersions(name)).toEqual(['v1.20.3']);
  plan = await upgrade.plan({ target: 'v1.21.2', encrypt: false }, admin, actor);
  expect(plan).toMatchObject({ crds: 'helm', release: { revision: 4 } });
  limited = withToken(admin, await limitedAccount(name, needed()));
  expect(plan.findings.map(({ code }) => code)).toContain('crds-helm');
  expect(plan.kinds).toContainEqual({
    group: 'apiextensions.k8s.io',
    resource: 'customresourcedefinitions',
  });
  const skipped = new RecordingOut([stepOf('v1.21.2/crds')]);
  await take(stepOf('v1.21.2/crds'), { plan, run: context('run-b') }, skipped);
  expect(skipped.state().steps[0]?.state).toMatchObject({ is: 'skipped' });
});

test('helm cut off in the middle: its run does it again, another one is told whose it is', async () => {
  const step = stepOf('v1.21.2/helm');
  const ofRun = { plan, run: context('run-b') };
  const cut = new AbortController();
  const cutOff = take(step, ofRun, new RecordingOut(), cut.signal);
  cutOff.catch(() => undefined); // looked at below
  await expect.poll(() => pendingRecords(name), { timeout: 30_000 }).toContain('cert-manager.v5');
  cut.abort();
  await expect(cutOff).rejects.toThrow('abort');
  expect((await helmHistory(name)).at(-1)).toBe('5 failed v1.21.2');
  const killed = take(step, ofRun, new RecordingOut());
  killed.catch(() => undefined);
  await expect.poll(() => pendingRecords(name), { timeout: 30_000 }).toContain('cert-manager.v6');
  process.kill(await helmChild(), 'SIGKILL');
  await expect(killed).rejects.toThrow('Could not upgrade Helm release');
  await expect(
    take(step, { plan, run: context('run-c') }, new RecordingOut()),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/Revision 6 .*pending-upgrade.*run run-b began it/),
  });
  const blocked = await upgrade.plan({ target: '', encrypt: false }, admin, actor);
  expect(blocked.findings[0]).toMatchObject({ code: 'release-pending', severity: 'blocks' });
  const again = new RecordingOut();
  await take(step, ofRun, again);
  expect(again.lines[0]?.text).toMatch(/Revision 6 .* this run was cut off in it/);
  expect((await helmHistory(name)).at(-1)).toBe('6 deployed v1.21.2');
  await take(stepOf('v1.21.2/ready'), ofRun, again);
  await untilImages('v1.21.2');
  expect(await crdVersions(name)).toEqual(['v1.21.2']);
});

test('aborted, a release goes back with its CRDs where no object is stored in a version that they lack', async () => {
  const job = { plan, run: context('run-b') };
  const back = new RecordingOut([stepOf('v1.21.2/helm')]);
  await take(stepOf('v1.21.2/helm'), job, back);
  await take(stepOf('back/release'), job, back);
  await take(stepOf('back/ready'), job, back);
  expect(back.told['rolled-back']).toEqual({ to: 'v1.20.3' });
  expect((await helmHistory(name)).at(-1)).toBe('7 deployed v1.20.3');
  await untilImages('v1.20.3');
  expect(await crdVersions(name)).toEqual(['v1.20.3']);
  expect(compare(before, await census(name))).toMatchObject({ changed: [] });
});
