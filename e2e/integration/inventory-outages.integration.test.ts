import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { type Inventory, startInventory } from '@/server/inventory/inventory';
import { withToken } from '@/server/kube/cluster';
import { resources } from '@/shared/actor';
import { byEach } from '@/shared/by-each';

import { compact } from '../cluster/compact.js';
import { hold } from '../cluster/hold.js';
import { apiReady } from '../cluster/ready.js';
import { release } from '../cluster/release.js';
import { signal } from '../cluster/signal.js';
import { challenge, order, request } from './chain-links';
import { audited, begun, listsBy, until, untilAll, untilEqual, watchRules } from './inventories';
import {
  applied,
  asAdmin,
  certificate,
  grant,
  issuer,
  k,
  namespace,
  testbed,
  tlsSecret,
  tokenOf,
} from './testbed';

const shop = 'outages';
const apiServer = 'kube-apiserver';
const outage = 30_000;
/** Longer than this kubectl does not wait for a server that says nothing. */
const patience = 5_000;
const pairs = [issue({ key: 'rsa:2048' }), issue(), issue({ key: 'ed25519' })] as const;
const account = `system:serviceaccount:${shop}:watcher`;
/** The same cluster watched by its administrator and by a ServiceAccount, whose rights the API server has to look up. */
let inventories: { name: string; inventory: Inventory }[] = [];
let changes = 0;
/** What other tests listed as the same people before. */
let earlier = 0;

beforeAll(async () => {
  await namespace(shop);
  await applied(
    issuer(shop, 'ca'),
    issuer(undefined, 'outages-company'),
    ...Array.from({ length: 12 }, (_, index) => certificate(shop, `cert-${index}`)),
    ...pairs.map((pair, index) => tlsSecret(shop, `pair-${index}`, pair)),
  );
  await grant('watcher', shop, watchRules);
  const cluster = asAdmin();
  const token = await tokenOf('watcher', shop);
  const admin = await k('auth whoami -o jsonpath={.status.userInfo.username}');
  earlier = listed();
  inventories = [
    { name: admin, inventory: startInventory(cluster) },
    { name: account, inventory: startInventory(withToken(cluster, token)) },
  ];
});

afterAll(() => Promise.all(inventories.map(({ inventory }) => inventory.stop())));

const each = <T>(work: (inventory: Inventory) => Promise<T>) =>
  Promise.all(inventories.map(({ inventory }) => work(inventory)));

const made = ['issuer', 'secret', 'certificaterequest', 'order', 'challenge'];

/** Adds, changes and removes something of every kind. */
async function changeAll(): Promise<void> {
  const round = ++changes;
  const [pair] = pairs;
  await applied(
    certificate(shop, 'cert-0', { dnsNames: [`round-${round}.example`] }),
    certificate(shop, `new-${round}`),
    issuer(shop, `new-${round}`),
    issuer(undefined, `outages-${round}`),
    request({ namespace: shop, name: `new-${round}` }),
    order({ namespace: shop, name: `new-${round}` }),
    challenge({ namespace: shop, name: `new-${round}` }),
    tlsSecret(shop, 'pair-1', pairs[round % 3] ?? pair),
    tlsSecret(shop, `new-${round}`, pair),
  );
  const before = round > 1 ? made.map((kind) => `${kind}/new-${round - 1}`) : [];
  await k(['delete', '-n', shop, `certificate/cert-${round}`, ...before]);
}

/** Runs `work` and returns the fewest rows that any inventory showed of Certificates meanwhile. */
async function fewestDuring(work: () => Promise<unknown>): Promise<number> {
  let fewest = Infinity;
  const stops = inventories.map(({ inventory: { changes: told, certificates } }) =>
    told.listen(() => (fewest = Math.min(fewest, certificates.rows.size))),
  );
  await work();
  for (const stop of stops) stop();
  return fewest;
}

/** How much has been written down of what was asked for until now. */
const listed = () => audited().length;

// An API server whose memory does not know a kind yet refuses the first list of it (429), and has listed nothing.
const since = (before: number) => inventories.map(({ name }) => listsBy(name, begun, before));

/** Lists of one kind since then, by whoever made most of them. */
const mostSince = (before: number) =>
  Math.max(...since(before).flatMap((counts) => Object.values(counts)));

test('a start makes one list of each kind, and the rows are what kubectl lists', async () => {
  await each((inventory) => untilAll(inventory, 'live'));
  const [rows] = await each(untilEqual);
  expect(rows).toMatchObject({ secrets: expect.any(Number) });
  expect(rows?.certificates).toBeGreaterThanOrEqual(12);
  for (const lists of since(earlier)) expect(Object.values(lists)).toEqual(resources.map(() => 1));
});

test('changes arrive by watch, without a list', async () => {
  const before = listed();
  await changeAll();
  await each(untilEqual);
  expect(mostSince(before)).toBe(0);
});

describe('an outage costs at most one list of each kind, and no change:', () => {
  test('kill -9 of the API server', async () => {
    const before = listed();
    let seconds: number[] = [];
    const fewest = await fewestDuring(async () => {
      await signal(testbed.name, apiServer, 'KILL');
      await each((inventory) => untilAll(inventory, 'stale'));
      await apiReady(testbed.name);
      await changeAll();
      seconds = await each((inventory) => untilAll(inventory, 'live'));
      await each(untilEqual);
    });
    // While it starts, the API server refuses what the ServiceAccount may do: that must not empty the page.
    expect(fewest).toBeGreaterThanOrEqual(12);
    expect(mostSince(before)).toBeLessThanOrEqual(1);
    report('killed', { 'live after': Math.max(...seconds), lists: mostSince(before) });
  });

  test('30 s of the API server held down', async () => {
    const before = listed();
    await hold(testbed.name, apiServer);
    const late = await each((inventory) => untilAll(inventory, 'stale'));
    await sleep(outage);
    await release(testbed.name, apiServer);
    await apiReady(testbed.name);
    await changeAll();
    const live = await each((inventory) => untilAll(inventory, 'live'));
    await each(untilEqual);
    expect(mostSince(before)).toBeLessThanOrEqual(1);
    report('held 30 s', {
      'stale after': Math.max(...late),
      'live after': Math.max(...live),
      lists: mostSince(before),
    });
  });

  test('30 s of SIGSTOP, in which nothing is said at all', async () => {
    const before = listed();
    await signal(testbed.name, apiServer, 'STOP');
    const began = performance.now();
    let late: number[] = [];
    let changing = Promise.resolve();
    try {
      late = await each((inventory) => untilAll(inventory, 'stale', 15_000));
      await sleep(outage - patience - (performance.now() - began));
      changing = changeAll();
      await sleep(patience);
    } finally {
      await signal(testbed.name, apiServer, 'CONT');
    }
    const live = await each((inventory) => untilAll(inventory, 'live'));
    await changing;
    await each(untilEqual);
    expect(Math.max(...late)).toBeLessThan(10);
    expect(mostSince(before)).toBeLessThanOrEqual(1);
    report('stopped 30 s', {
      'stale after': Math.max(...late),
      'live after': Math.max(...live),
      lists: mostSince(before),
    });
  });

  test('a compaction, after which the old resourceVersion is gone (410)', async () => {
    const before = listed();
    // So that even the newest row's version is older than what is left.
    await applied({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { namespace: shop, name: 'x' },
    });
    await compact(testbed.name);
    await changeAll();
    await each((inventory) => untilAll(inventory, 'live'));
    await each(untilEqual);
    // Without a 410 this test would have shown nothing.
    const once = byEach(resources, () => 1);
    expect(since(before)).toEqual([once, once]);
    report('compacted', { lists: mostSince(before) });
  });
});

test('after all that a change still arrives at once', async () => {
  const [first] = inventories;
  if (!first) throw new Error('no inventory');
  const arrives = until(
    first.inventory,
    'the change has arrived',
    () => first.inventory.certificates.rows.get(`${shop}/cert-0`)?.names[0] === 'last.example',
  );
  const before = listed();
  await applied(certificate(shop, 'cert-0', { dnsNames: ['last.example'] }));
  expect(await arrives).toBeLessThan(10);
  expect(mostSince(before)).toBe(0);
});

function report(what: string, figures: Record<string, number>): void {
  const text = Object.entries(figures).map(
    ([name, value]) => `${name} ${Number(value.toFixed(1))}`,
  );
  process.stdout.write(`${what}: ${text.join(', ')}\n`);
}
