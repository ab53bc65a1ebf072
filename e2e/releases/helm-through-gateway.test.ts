import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { findInstallationRelease } from '@/server/helm/find-installation-release';
import { type Call, startGateway } from '@/server/helm/gateway';
import type { HelmLine } from '@/server/helm/helm-line';
import { pendingRelease } from '@/server/helm/pending-release';
import { removePending } from '@/server/helm/remove-pending';
import { runHelm } from '@/server/helm/run-helm';
import { upgradeArguments, type Upgrade, upgradeRelease } from '@/server/helm/upgrade-release';
import type { Cluster } from '@/server/kube/cluster';
import { kubeconfig } from '@/server/kube/kubeconfig';

import { down } from '../cluster/down.js';
import { hold } from '../cluster/hold.js';
import { kubectl } from '../cluster/kubectl.js';
import { release } from '../cluster/release.js';
import { kubeconfigPath } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { bringRelease } from './bring-release.js';
import { chart } from './chart.js';
import { helm } from './helm.js';
import { install } from './install.js';
import { helmPath } from './tools.js';

const name = 't-helm';
const installed = { name: 'cert-manager', namespace: 'cert-manager' };
let cluster: Cluster;
let archive: string;

const k = (...args: string[]) => kubectl(name, args);

const objects = JSON.stringify({
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      metadata: { name: 'self-signed', namespace: 'default' },
      spec: { selfSigned: {} },
    },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web', namespace: 'default' },
      spec: {
        secretName: 'web-tls',
        dnsNames: ['web.example'],
        issuerRef: { name: 'self-signed', kind: 'Issuer' },
      },
    },
  ],
});

beforeAll(async () => {
  process.env.CERTFERRY_HELM = await helmPath();
  await down(name);
  await up(name);
  await install(name, { version: '1.20.3' });
  await bringRelease(name, '1.21.2');
  archive = (await chart('1.21.2')).package;
  await kubectl(name, ['apply', '-f', '-'], { input: objects });
  await k('wait', '--for=condition=Ready', 'certificate/web', '--timeout=60s');
  const [found] = kubeconfig({ ...process.env, KUBECONFIG: kubeconfigPath(name) }).clusters;
  if (!found) throw new Error('no cluster');
  cluster = found;
}, 240_000);
afterAll(() => down(name), 60_000);

const secretHash = async () =>
  createHash('sha256')
    .update(await k('get', 'secret', 'web-tls', '-o', 'jsonpath={.data}'))
    .digest('hex');

const images = async () =>
  k(
    'get',
    'deployments',
    '-n',
    'cert-manager',
    '-o',
    'jsonpath={.items[*].spec.template.spec.containers[0].image}',
  );

async function lastRevision(): Promise<number> {
  const found = await findInstallationRelease(cluster);
  return found.state === 'found' ? (found.revisions[0]?.revision ?? 0) : 0;
}

const wanted = async (more: Partial<Upgrade> = {}): Promise<Upgrade> => ({
  release: installed,
  lastRevision: await lastRevision(),
  chart: archive,
  runId: 'run-1',
  seconds: 120,
  ...more,
});

/** Resolves when helm says that it waits for a Deployment. */
function untilItWaits() {
  const { promise, resolve } = deferred();
  const line = ({ text }: HelmLine) => {
    if (/^waiting for resource .*kind=Deployment.*actualStatus=InProgress/.test(text)) resolve();
  };
  return { waits: promise, line };
}

function deferred() {
  const calls = new EventTarget();
  const promise = new Promise((resolve) => calls.addEventListener('done', resolve, { once: true }));
  return { promise, resolve: () => calls.dispatchEvent(new Event('done')) };
}

async function killHelm(): Promise<void> {
  const { stdout } = await promisify(execFile)('pgrep', ['-P', String(process.pid), '-x', 'helm']);
  for (const pid of stdout.split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
}

async function pending() {
  const found = await findInstallationRelease(cluster);
  if (found.state !== 'found') throw new Error(found.state);
  const is = pendingRelease(found.revisions, 'run-1');
  if (is.state !== 'ours') throw new Error(JSON.stringify(is));
  return is.revision;
}

test('helm killed while it waits, and again without a gateway, is made good by the next upgrade', async () => {
  const before = await secretHash();

  const first = untilItWaits();
  const killed = upgradeRelease(cluster, await wanted({ line: first.line })).catch(String);
  await first.waits;
  await killHelm();
  expect(await killed).toContain('SIGKILL');
  await removePending(cluster, await pending());

  const second = untilItWaits();
  const gateway = await startGateway(cluster);
  const abort = new AbortController();
  const cut = runHelm({
    what: 'upgrade',
    args: [...upgradeArguments(await wanted()), '--debug'],
    gateway,
    line: second.line,
    signal: abort.signal,
  }).catch(String);
  await Promise.race([second.waits, cut]);
  await gateway.close();
  // By itself helm would go on to wait, until its timeout and in vain.
  const closedAt = performance.now();
  abort.abort(new Error('its gateway is closed'));
  expect(await cut).toContain('its gateway is closed');
  expect(performance.now() - closedAt).toBeLessThan(8_000);
  await removePending(cluster, await pending());

  await upgradeRelease(cluster, await wanted());
  expect(new Set((await images()).split(' ').map((image) => image.split(':')[1]))).toEqual(
    new Set(['v1.21.2']),
  );
  await k(
    'wait',
    '--for=condition=Available',
    'deployments',
    '--all',
    '-n',
    'cert-manager',
    '--timeout=1s',
  );
  const status: unknown = JSON.parse(
    await helm(['status', installed.name, '-n', installed.namespace, '-o', 'json'], {
      kubeconfig: kubeconfigPath(name),
    }),
  );
  expect(status).toMatchObject({
    version: 2,
    info: { status: 'deployed', description: 'certferry run run-1' },
  });
  expect(await secretHash()).toBe(before);
}, 240_000);

test('helm waits by watches, which pass the gateway, and says how far it is', async () => {
  const { waits, line } = untilItWaits();
  const calls: Call[] = [];
  const upgrade = await wanted({
    line,
    record: (call) => calls.push(call),
    values: { podAnnotations: { round: 'two' } },
  });
  // Without it no Deployment gets further, so there is something to wait for, however slow helm is.
  await hold(name, 'kube-controller-manager');
  const ended = upgradeRelease(cluster, upgrade);
  await Promise.race([waits, ended.then(() => Promise.reject(new Error('it did not wait')))]);
  await release(name, 'kube-controller-manager');
  await ended;
  const watched = calls.filter(
    ({ method, path }) => method === 'GET' && path.endsWith('/deployments'),
  );
  expect(watched.filter(({ status }) => status === 200).length).toBeGreaterThan(1); // list, then watch
  // 404: what is new is looked for first. 422: a list by watching, which this API server does not have.
  const odd = calls.filter(({ status }) => status === 0 || (status >= 400 && status !== 404));
  expect(odd.filter(({ method, status }) => method !== 'GET' || status !== 422)).toEqual([]);
}, 120_000);
