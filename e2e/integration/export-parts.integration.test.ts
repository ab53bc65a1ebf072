import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { exportCertificates } from '@/server/api/export-certificates';
import { exportChallenges, exportOrders, exportRequests } from '@/server/api/export-links';
import { inventoryOf } from '@/server/inventory/inventories';
import { findCluster } from '@/server/kube/kubeconfig';
import type { KubeObject } from '@/server/kube/object';

import { challenge, order, request } from './chain-links';
import { type FaultProxy, faultProxy } from './fault-proxy';
import { states, until } from './inventories';
import { administrator, callerOf } from './people';
import { applied, certificate, grant, kJson, namespace, testbed, tokenOf } from './testbed';

const shop = 'export-parts';
const proxies: FaultProxy[] = [];
let folder: string;
let chief: string;

/** Lists come as they are, not in pages of one. */
const whole = { page: 500 };
const isOf = (url: string, resource: string) => url.includes(`/${resource}?`);

async function owner(kind: string, name: string) {
  const { metadata } = await kJson<KubeObject>(`get ${kind} ${name} -n ${shop}`);
  return { kind, name, uid: metadata.uid ?? '' };
}

/** A context for each way in which requests are not read: never answered, refused, and read after all. */
beforeAll(async () => {
  await namespace(shop);
  await applied(certificate(shop, 'web'));
  const its = { namespace: shop, name: 'web-1' };
  await applied(request({ ...its, owner: await owner('Certificate', 'web') }));
  const asked = await owner('CertificateRequest', 'web-1');
  await applied(order({ namespace: shop, name: 'web-1-7', owner: asked }));
  const ordered = await owner('Order', 'web-1-7');
  await applied(challenge({ namespace: shop, name: 'web-1-7-0', owner: ordered }));
  await applied(order({ namespace: shop, name: 'of-nobody' }));
  const verbs = ['get', 'list', 'watch'];
  const apiGroups = ['cert-manager.io', 'acme.cert-manager.io'];
  await grant('chief', shop, [
    { apiGroups, resources: ['*'], verbs },
    { apiGroups: [''], resources: ['secrets'], verbs },
  ]);
  chief = await tokenOf('chief', shop);
  proxies.push(
    await faultProxy(
      (_what, _before, url) =>
        isOf(url, 'certificaterequests') || isOf(url, 'secrets') ? 'hold' : 'pass',
      whole,
    ),
    await faultProxy(
      (_what, _before, url) => (isOf(url, 'certificaterequests') ? 403 : 'pass'),
      whole,
    ),
    await faultProxy(() => 'pass', whole),
  );
  const names = ['held', 'refused', 'open'];
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'held',
    clusters: proxies.map(({ cluster: { server } }, at) => ({
      name: names[at],
      cluster: { server },
    })),
    users: [{ name: 'nobody', user: {} }],
    contexts: names.map((name) => ({ name, context: { cluster: name, user: 'nobody' } })),
  };
  folder = await mkdtemp(join(tmpdir(), 'export-parts-'));
  const file = join(folder, 'kubeconfig');
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  process.env.KUBECONFIG = file;
});

afterAll(async () => {
  for (const proxy of proxies) proxy.close();
  await rm(folder, { recursive: true, force: true });
  process.env.KUBECONFIG = testbed.kubeconfig;
});

/** Once everything is read that can be. */
async function read(cluster: string, requests: string): Promise<void> {
  const inventory = inventoryOf(findCluster(cluster));
  const isSo = () => {
    const { certificaterequests, certificates, orders, challenges } = states(inventory);
    return (
      certificaterequests === requests &&
      [certificates, orders, challenges].every((state) => state === 'live')
    );
  };
  await until(inventory, `requests of ${cluster} are ${requests}`, isSo);
}

async function exported(
  work: (asked: Request) => Promise<Response>,
  cluster: string,
  format = 'json',
) {
  const address = new URL('http://127.0.0.1:3000/api/export/x');
  address.searchParams.set('format', format);
  address.searchParams.set('input', JSON.stringify({ cluster, namespaces: [shop] }));
  const headers = { host: address.host, authorization: `Bearer ${chief}` };
  const answer = await work(new Request(address, { headers }));
  return { status: answer.status, text: await answer.text() };
}

const listed = (cluster: string) =>
  callerOf(administrator).orders.list({ cluster, namespaces: [shop], sort: 'name' });

test('Orders and Challenges are no file while the requests that lead to their Certificate are still read', async () => {
  await read('held', 'loading');
  for (const work of [exportOrders, exportChallenges]) {
    const { status, text } = await exported(work, 'held');
    expect(status).toBe(503);
    expect(text).toContain('certificaterequests');
    expect(text).toContain('still being read');
  }
  expect((await exported(exportRequests, 'held')).status).toBe(503);
  const { status, text } = await exported(exportCertificates, 'held');
  expect([status, text]).toEqual([503, expect.stringContaining('The secrets that')]);
  const { rows } = await listed('held');
  expect(rows).toMatchObject([
    { name: 'of-nobody' },
    { name: 'web-1-7', certificateUnknown: expect.stringContaining('still being read') },
  ]);
  expect(rows[0]).not.toHaveProperty('certificateUnknown');
});

test('where requests may not be read the rows say that their Certificate is not known, and why', async () => {
  await read('refused', 'forbidden');
  for (const [work, name] of [
    [exportOrders, 'web-1-7'],
    [exportChallenges, 'web-1-7-0'],
  ] as const) {
    const { status, text } = await exported(work, 'refused');
    expect(status).toBe(200);
    const rows: Record<string, unknown>[] = JSON.parse(text);
    const row = rows.find((one) => one['name'] === name);
    expect(row).not.toHaveProperty('certificate');
    expect(row?.['certificateUnknown']).toMatch(/certificaterequests/);
  }
  const csv = await exported(exportOrders, 'refused', 'csv');
  const [head, ...lines] = csv.text.split('\r\n');
  expect(head).toContain(',certificate unknown,read at,');
  const unknown = lines.filter((line) => line.includes('certificaterequests'));
  expect(unknown.map((line) => line.split(',').slice(0, 3))).toEqual([[shop, 'web-1-7', '']]);
});

test('where all of it is read each names its Certificate, and one of nobody none', async () => {
  await read('open', 'live');
  const inventory = inventoryOf(findCluster('open'));
  await until(inventory, 'Secrets are live', () => states(inventory).secrets === 'live');
  for (const work of [exportOrders, exportChallenges]) {
    const { status, text } = await exported(work, 'open');
    expect(status).toBe(200);
    const rows: Record<string, unknown>[] = JSON.parse(text);
    for (const row of rows) {
      const { name, certificate: its, certificateUnknown } = row;
      expect([its, certificateUnknown]).toEqual([
        name === 'of-nobody' ? undefined : 'web',
        undefined,
      ]);
    }
  }
  expect((await exported(exportCertificates, 'open')).status).toBe(200);
});

test('an Order whose request is not among those that are read is not called nobody’s, nor is its Challenge', async () => {
  const inventory = inventoryOf(findCluster('open'));
  // Its watch may be behind that of the Orders, or the request was deleted.
  const asked = { kind: 'CertificateRequest', name: 'web-2', uid: 'unread' };
  await applied(order({ namespace: shop, name: 'web-2-1', owner: asked }));
  // A request of that name is another one.
  const anew = { ...asked, name: 'web-1' };
  await applied(order({ namespace: shop, name: 'web-1-8', owner: anew }));
  const ordered = await owner('Order', 'web-2-1');
  await applied(challenge({ namespace: shop, name: 'web-2-1-0', owner: ordered }));
  const { orders, challenges } = inventory;
  const areThere = () =>
    ['web-2-1', 'web-1-8'].every((name) => orders.rows.has(`${shop}/${name}`)) &&
    challenges.rows.has(`${shop}/web-2-1-0`);
  await until(inventory, 'the Orders and the Challenge are read', areThere);
  for (const [work, name, made] of [
    [exportOrders, 'web-2-1', 'web-2'],
    [exportOrders, 'web-1-8', 'web-1'],
    [exportChallenges, 'web-2-1-0', 'web-2'],
  ] as const) {
    const rows: Record<string, unknown>[] = JSON.parse((await exported(work, 'open')).text);
    const row = rows.find((one) => one['name'] === name);
    expect(row).not.toHaveProperty('certificate');
    expect(row?.['certificateUnknown']).toContain(`CertificateRequest ${made}, which made it`);
  }
  const { rows } = await listed('open');
  const unknown = rows.filter(({ certificateUnknown }) => certificateUnknown);
  expect(unknown.map(({ name }) => name)).toEqual(['web-1-8', 'web-2-1']);
});
