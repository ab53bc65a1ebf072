import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { compact } from './compact.js';
import { component } from './component.js';
import { down } from './down.js';
import { hold } from './hold.js';
import { ask } from './keeper.js';
import { kubectl } from './kubectl.js';
import { release } from './release.js';
import { signal } from './signal.js';
import { stateFolder } from './state.js';
import { status } from './status.js';
import { up } from './up.js';

const name = 't-faults';
const k = (args: string) => kubectl(name, args.split(' '));
const made = (object: string) =>
  k(`create configmap ${object} -o jsonpath={.metadata.resourceVersion}`);

beforeAll(async () => {
  await down(name);
  await up(name, { controlPlaneOnly: true, audit: true });
}, 60_000);

afterAll(() => down(name), 60_000);

async function curl(path: string, seconds = 3) {
  const pki = `${stateFolder(name)}/pki`;
  const login = [
    '--cacert',
    `${pki}/ca.crt`,
    '--cert',
    `${pki}/admin.crt`,
    '--key',
    `${pki}/admin.key`,
  ];
  const url = `https://${await ask(name, 'api')}${path}`;
  return run('curl', ['-sS', '-m', String(seconds), ...login, url]);
}

async function back() {
  const since = performance.now();
  await expect
    .poll(() => curl('/readyz').catch(String), { timeout: 30_000, interval: 50 })
    .toBe('ok');
  return (performance.now() - since) / 1000;
}

test('a control plane alone serves objects and has no node', async () => {
  await made('hello');
  expect(await k('get configmap hello -o name')).toBe('configmap/hello\n');
  expect(await k('get nodes -o name')).toBe('');
  expect(await k('version')).toContain('Server Version: v1.33.13');
});

test('the audit log says who did what', async () => {
  await made('audited');
  const file = /audit log (\S+t-faults\S+)/.exec(await status())?.[1] ?? '';
  const events = (await run('grep', ['-h', '"name":"audited"', file])).trim().split('\n');
  expect(events.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      level: 'Metadata',
      verb: 'create',
      user: expect.objectContaining({ username: 'admin' }),
    }),
  ]);
});

test('a cluster that is up is not what another up wants', async () => {
  await expect(up(name, { controlPlaneOnly: false })).rejects.toThrow(
    'is up as a control plane only',
  );
  await expect(up(name, { controlPlaneOnly: true })).resolves.toMatchObject({
    kubeconfig: expect.stringContaining(`/${name}/`),
  });
});

test('the API server is killed and comes back with its data', async () => {
  await made('before-kill');
  await signal(name, 'kube-apiserver', 'KILL');
  await expect(curl('/readyz')).rejects.toThrow('curl');
  const seconds = await back();
  console.log(`API server killed: back after ${seconds.toFixed(1)} s`);
  expect(await k('get configmap before-kill -o name')).toBe('configmap/before-kill\n');
});

test('a stopped API server is silent until it goes on, the same process', async () => {
  const { pid } = await component(name, 'kube-apiserver');
  await signal(name, 'kube-apiserver', 'STOP');
  await expect(curl('/readyz', 1)).rejects.toThrow('timed out');
  await signal(name, 'kube-apiserver', 'CONT');
  await back();
  expect((await component(name, 'kube-apiserver')).pid).toBe(pid);
});

test('a component that is held stays down, and comes back when it is released', async () => {
  await hold(name, 'kube-apiserver');
  await hold(name, 'kube-apiserver');
  // longer than the second after which every other component is started again
  await sleep(2500);
  await expect(curl('/readyz')).rejects.toThrow('curl');
  await release(name, 'kube-apiserver');
  await back();
  await expect(release(name, 'kube-apiserver')).rejects.toThrow('is not held');
});

test('what is not there cannot be signalled or held', async () => {
  await expect(signal(name, 'kubelet', 'KILL')).rejects.toThrow(
    't-faults has no component kubelet',
  );
  await expect(signal('t-nowhere', 'etcd', 'KILL')).rejects.toThrow('No node of t-nowhere');
});

test('after compaction an old resourceVersion and an old continue token answer 410', async () => {
  const old = await made('old');
  await made('newer');
  const watch = `/api/v1/namespaces/default/configmaps?watch=1&resourceVersion=${old}&timeoutSeconds=1`;
  const page = JSON.parse(await curl('/api/v1/configmaps?limit=1'));
  const rest = `/api/v1/configmaps?limit=1&continue=${page.metadata.continue}`;
  expect(await curl(watch)).toContain('"name":"newer"');
  expect(JSON.parse(await curl(rest)).kind).toBe('ConfigMapList');

  await compact(name);

  expect(JSON.parse(await curl(watch))).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  expect(JSON.parse(await curl(rest))).toMatchObject({ code: 410, reason: 'Expired' });
});
