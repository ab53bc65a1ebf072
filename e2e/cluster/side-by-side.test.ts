import { afterAll, beforeAll, expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { binary } from './binaries.js';
import { down } from './down.js';
import { isKept } from './keeper.js';
import { kubectl } from './kubectl.js';
import { load } from './load.js';
import { nodePid } from './node-pid.js';
import { machine, namespacesOf, nothing, remainsOf } from './remains.js';
import { status } from './status.js';
import { sweep } from './sweep.js';
import { up } from './up.js';
import { web } from './workload.js';

const names = ['t-east', 't-north', 't-west'];
const image = 'registry.test/hello:1';
let before: Awaited<ReturnType<typeof machine>>;

beforeAll(async () => {
  await downAll();
  before = await machine();
}, 60_000);

afterAll(downAll, 60_000);

async function downAll() {
  for (const name of names) await down(name);
}

test('three clusters live side by side, and each knows only its own', async () => {
  const since = performance.now();
  await Promise.all(names.map((name) => up(name)));
  console.log(`three clusters up: ${((performance.now() - since) / 1000).toFixed(1)} s`);
  for (const name of names) await kubectl(name, ['create', 'namespace', `of-${name}`]);
  const servers = new Set<string>();
  for (const name of names) {
    const listed = await kubectl(name, ['get', 'namespaces', '-o', 'name']);
    expect(listed.split('\n').filter((line) => line.includes('/of-'))).toEqual([
      `namespace/of-${name}`,
    ]);
    servers.add(
      await kubectl(name, ['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}']),
    );
    expect(await status()).toContain(`${name}  up`);
  }
  expect(servers.size).toBe(3);
}, 120_000);

test('after down nothing is left, on the machine or of the cluster', async () => {
  const [name = ''] = names;
  await load(name, await binary('hello'), image, ['serve']);
  await kubectl(name, ['apply', '-f', '-'], { input: web({ image, greeting: 'soon gone' }) });
  await kubectl(name, ['rollout', 'status', 'deployment/web', '--timeout=60s']);
  const lived = new Map<string, Set<string>>();
  for (const each of names) lived.set(each, await namespacesOf(each));
  // the node's own five and, for the first, network, ipc, uts, mount and pid of two pods
  expect(lived.get(name)?.size).toBeGreaterThan(8);
  const alive = await remainsOf(name, lived.get(name) ?? new Set());
  expect(alive.processes.length).toBeGreaterThan(12);
  expect(alive.namespaces.length).toBeGreaterThan(8);
  expect(alive.cgroups.length).toBeGreaterThan(7);

  await downAll();

  for (const [each, namespaces] of lived) {
    expect(await remainsOf(each, namespaces)).toEqual(nothing);
  }
  expect(await machine()).toEqual(before);
}, 120_000);

test.each([
  ['the keeper', async (name: string) => (await parentOf(await nodePid(name))).trim()],
  ['the node', async (name: string) => String(await nodePid(name))],
])(
  'kill -9 of %s ends the other too, and the next start clears the rest',
  async (_, victim) => {
    const [name = ''] = names;
    await up(name, { controlPlaneOnly: true });
    const lived = await namespacesOf(name);

    await run('kill', ['-9', await victim(name)]);

    await expect.poll(() => isKept(name), { interval: 50 }).toBe(false);
    await expect
      .poll(async () => (await remainsOf(name, lived)).processes, { interval: 50 })
      .toEqual([]);
    await sweep();
    expect(await remainsOf(name, lived)).toEqual(nothing);
  },
  60_000,
);

function parentOf(pid: number) {
  return run('ps', ['-o', 'ppid=', '-p', String(pid)]);
}
