import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { readScopes } from '@/server/auth/read-scopes';
import { type Inventory, startInventory } from '@/server/inventory/inventory';
import { listCertificates } from '@/server/inventory/list-certificates';
import type { Cluster } from '@/server/kube/cluster';
import { certificateQuery } from '@/shared/certificate';

import { cuttingProxy } from './cutting-proxy';
import { listsBy, states, until, untilAll, untilEqual } from './inventories';
import { applied, asAdmin, certificate, issuer, k, namespace } from './testbed';

const shop = 'network';
let proxy: Awaited<ReturnType<typeof cuttingProxy>>;
let inventory: Inventory;
let admin = '';

beforeAll(async () => {
  await namespace(shop);
  await applied(certificate(shop, 'web'), issuer(shop, 'ca'));
  admin = await k('auth whoami -o jsonpath={.status.userInfo.username}');
  const direct = asAdmin();
  proxy = await cuttingProxy(direct.server);
  const behind: Cluster = { ...direct, name: 'behind a relay', server: proxy.url };
  inventory = startInventory(behind);
  await untilAll(inventory, 'live');
});

afterAll(async () => {
  await inventory.stop();
  proxy.close();
});

test('what was known before an outage is shown during it, as old as it is', async () => {
  const identity = {
    actor: { name: 'admin', groups: [], via: 'link' as const },
    key: 'network',
    on: <T>(one: T) => one,
  };
  const scopes = () => readScopes(identity, inventory.cluster, [shop]);
  const everything = { of: 'cluster' };
  expect(await scopes()).toMatchObject({ certificates: everything, secrets: everything });
  proxy.refuse();
  try {
    await untilAll(inventory, 'stale');
    // The answers of before are no longer taken without asking.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 });
    const query = certificateQuery.parse({ cluster: '' });
    const page = listCertificates(inventory, await scopes(), query, Date.now());
    expect(page.rows.map(({ name }) => name)).toContain('web');
    expect(page.freshness).toMatchObject({
      state: 'stale',
      why: expect.stringContaining(proxy.url),
    });
    vi.setSystemTime(Date.now() + 10 * 60_000);
    await expect(scopes()).rejects.toMatchObject({ code: 'unavailable' });
  } finally {
    vi.useRealTimers();
    await proxy.accept();
  }
  await untilAll(inventory, 'live');
});

const seen = (name: string) => () =>
  inventory.certificates.rows.get(`${shop}/web`)?.names[0] === name;
const change = (name: string) => applied(certificate(shop, 'web', { dnsNames: [name] }));

test('connections that are reset come back, without a list', async () => {
  const before = listsBy(admin);
  proxy.drop();
  await change('after-reset.example');
  await until(inventory, 'the change has arrived', seen('after-reset.example'));
  await untilAll(inventory, 'live');
  expect(listsBy(admin)).toEqual(before);
});

test('a line that is cut silently shows as stale, and when it is mended what was missed arrives', async () => {
  const before = listsBy(admin);
  proxy.cut();
  const late = await untilAll(inventory, 'stale', 15_000);
  expect(late).toBeLessThan(10);
  await change('while-cut.example');
  expect(states(inventory).certificates).toBe('stale');
  expect(seen('while-cut.example')()).toBe(false);
  proxy.mend();
  // Far below the 100 s of silence after which a watch counts as dead by itself.
  const live = await until(inventory, 'the change has arrived', seen('while-cut.example'));
  expect(live).toBeLessThan(15);
  await untilAll(inventory, 'live');
  await untilEqual(inventory);
  expect(listsBy(admin)).toEqual(before);
});
