import { chmodSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createContext } from '@/server/api/context';
import { port } from '@/server/auth/cookie';
import { issue } from '@/server/domain/openssl.fixture';
import { inventoryOf } from '@/server/inventory/inventories';
import { freshnessOf } from '@/server/inventory/inventory';
import { findCluster } from '@/server/kube/kubeconfig';
import { listAll } from '@/server/kube/list';

import { until, untilAll } from './inventories';
import { administrator, callerOf, told } from './people';
import { grant, namespace, server, testbed, tokenOf } from './testbed';

const namespaces = { version: 'v1', resource: 'namespaces' };
const folder = mkdtempSync(join(tmpdir(), 'certferry-changes-'));
const file = join(folder, 'kubeconfig');
const [command, count] = [join(folder, 'plugin.sh'), join(folder, 'count')];
const right = readFileSync(join(testbed.pki, 'ca.crt'), 'utf8');
let token = '';

beforeAll(async () => {
  await namespace('kubeconfig-changes');
  token = await tokenOf('ann', 'kubeconfig-changes');
  const verbs = ['get', 'list', 'watch'];
  await grant('ann', 'kubeconfig-changes', [
    { apiGroups: ['cert-manager.io', 'acme.cert-manager.io'], resources: ['*'], verbs },
    { apiGroups: [''], resources: ['secrets', 'namespaces'], verbs },
  ]);
  process.env.KUBECONFIG = file;
});
afterAll(() => {
  process.env.KUBECONFIG = testbed.kubeconfig;
  rmSync(folder, { recursive: true });
});

async function write(user: object, authority = right): Promise<void> {
  const ca = Buffer.from(authority).toString('base64');
  const cluster = { server: await server(), 'certificate-authority-data': ca };
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'home', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(file, JSON.stringify(config));
}

const inventory = () => inventoryOf(findCluster('home'));

test('a repaired authority and a repaired user reach the running inventory at once', async () => {
  await write({ token }, issue({ subject: '/CN=other', isCA: true }).crt);
  const mistrusting = inventory();
  await until(mistrusting, 'the authority is refused', () => {
    const freshness = freshnessOf(mistrusting, 'secrets');
    return freshness.state === 'unreachable' && freshness.why.includes('not signed by');
  });
  await write({ token: 'stale' });
  const refused = inventory();
  await until(refused, 'the user is refused', () => {
    const freshness = freshnessOf(refused, 'secrets');
    return freshness.state === 'unreachable' && freshness.why.includes('Unauthorized');
  });
  await write({ token });
  // Not the one that waits for its next try.
  expect(inventory()).not.toBe(refused);
  await untilAll(inventory(), 'live');
});

test('a stream that follows the inventory of before ends, so that the browser comes back', async () => {
  await write({ token });
  await untilAll(inventory(), 'live');
  const stream = await callerOf(administrator).live({ topics: { inventory: { cluster: 'home' } } });
  const events = told(stream);
  await events.next();
  await write({ token }, `${right}\n`);
  inventory();
  const rest = async () => {
    for await (const _ of events);
  };
  await expect(rest()).rejects.toThrow('The stream begins anew');
});

test('a kubeconfig that says the same of a context leaves its inventory alone', async () => {
  await write({ token });
  const before = inventory();
  utimesSync(file, new Date(), new Date(Date.now() + 5_000));
  expect(inventory()).toBe(before);
});

/** A plugin that notes that it ran, takes its time and then ends with that code. */
function plugin(name: string, code: number): object {
  const status = JSON.stringify({ token });
  writeFileSync(
    command,
    `#!/bin/sh
echo ${name} >>${count}
sleep 0.3
echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":${status}}'
exit ${code}
`,
  );
  chmodSync(command, 0o755);
  const apiVersion = 'client.authentication.k8s.io/v1';
  return { exec: { apiVersion, command, args: [name], interactiveMode: 'Never' } };
}
const runs = (name: string) =>
  readFileSync(count, { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter((line) => line === name).length;

test('a plugin runs once for all that a first look asks at once', async () => {
  await write(plugin('first-look', 0));
  await untilAll(inventory(), 'live');
  expect(runs('first-look')).toBe(1);
});

test('a plugin that fails is not started again by every loop', async () => {
  await write(plugin('failing', 1));
  const failing = inventory();
  const began = performance.now();
  // Beats come every 2 s, and the reflectors ask again and again meanwhile.
  await until(failing, 'five seconds are over', () => performance.now() - began > 5_000);
  expect(freshnessOf(failing, 'secrets')).toMatchObject({
    state: 'unreachable',
    why: expect.stringContaining('Could not get credentials for context home'),
  });
  expect(runs('failing')).toBe(1);
});

const ask = (text: string) =>
  createContext(
    new Headers({ host: `127.0.0.1:${port()}`, authorization: `Bearer ${text}` }),
    'GET',
    async () => ({ cluster: 'home' }),
  );

test("somebody's own token is checked without the plugin, be it a good one or junk", async () => {
  await write(plugin('unasked', 1));
  const { identity } = await ask(token);
  expect(identity.actor.name).toBe('system:serviceaccount:kubeconfig-changes:ann');
  expect((await listAll(identity.on(findCluster('home')), namespaces)).length).toBeGreaterThan(3);
  await expect(ask('junk')).rejects.toThrow('does not accept this token');
  expect(runs('unasked')).toBe(0);
});
