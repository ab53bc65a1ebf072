import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { binary } from './binaries.js';
import { down } from './down.js';
import { kubectl } from './kubectl.js';
import { load } from './load.js';
import { publish } from './publish.js';
import { reset } from './reset.js';
import { snapshot } from './snapshot.js';
import { snapshotFolder, stateFolder } from './state.js';
import { up } from './up.js';
import { web } from './workload.js';

const [source, copy, label] = ['t-source', 't-copy', 't-label'];
const image = 'registry.test/hello:1';
const k = (name: string, args: string, input?: string) => kubectl(name, args.split(' '), { input });

beforeAll(async () => {
  await down(source);
  await down(copy);
  await up(source);
  await load(source, await binary('hello'), image, ['serve']);
  await k(source, 'apply -f -', web({ image, greeting: 'kept' }));
  await k(source, 'rollout status deployment/web --timeout=60s');
}, 120_000);

afterAll(async () => {
  await down(source);
  await down(copy);
  await rm(snapshotFolder(label), { recursive: true, force: true });
}, 60_000);

async function answer(name: string) {
  const ip = await k(name, 'get service web -o jsonpath={.spec.clusterIP}');
  return run('curl', ['-sS', '-m', '3', `http://127.0.0.1:${await publish(name, `${ip}:80`)}`]);
}

async function timed(what: string, work: () => Promise<unknown>) {
  const since = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - since) / 1000).toFixed(1)} s`);
}

test('a snapshot that was never made cannot be reset to', async () => {
  await expect(reset(copy, 't-never')).rejects.toThrow('There is no snapshot t-never');
});

test('the same and another cluster go on from the snapshot, pods running', async () => {
  await timed('snapshot', () => snapshot(source, label));
  expect(await answer(source)).toMatch(/^hello kept web-/);
  const server = await k(source, 'config view -o jsonpath={.clusters[0].cluster.server}');
  await k(source, 'create configmap after');
  await k(source, 'delete deployment web');

  await timed('reset of the same cluster', () => reset(source, label));
  await timed('up of another one from it', () => up(copy, { from: label }));

  for (const name of [source, copy]) {
    expect(await answer(name)).toMatch(/^hello kept web-/);
    await expect(k(name, 'get configmap after')).rejects.toThrow('not found');
    expect(await k(name, 'config current-context')).toBe(`${name}\n`);
    expect(await k(name, 'get deployment web -o jsonpath={.status.readyReplicas}')).toBe('2');
  }
  const view = 'config view -o jsonpath={.clusters[0].cluster.server}';
  expect(await k(source, view)).toBe(server);
  expect(await k(copy, view)).not.toBe(server);
});

test('a cluster that was kept goes on with its data', async () => {
  await k(copy, 'create configmap mine');
  await down(copy, { keep: true });
  await expect(k(copy, 'get configmap mine')).rejects.toThrow('refused');
  // a start that fails takes nothing of it
  const needed = join(stateFolder(copy), 'pki', 'admin.crt');
  await rename(needed, `${needed}.away`);
  await expect(up(copy)).rejects.toThrow(`Could not bring up ${copy}`);
  await rename(`${needed}.away`, needed);
  await up(copy);
  expect(await k(copy, 'get configmap mine -o name')).toBe('configmap/mine\n');
  expect(await answer(copy)).toMatch(/^hello kept web-/);
});
