import { beforeAll, expect, test } from 'vitest';

import { unheard } from '@/server/inventory/besides';
import { startInventory } from '@/server/inventory/inventory';
import type { Scopes } from '@/server/inventory/scopes';
import { withToken } from '@/server/kube/cluster';

import { type Fault, faultProxy } from './fault-proxy';
import { everyScope, untilAll, watchRules } from './inventories';
import { asAdmin, grant, namespace, testbed, tokenOf } from './testbed';

const home = 'unheard';
const cluster = testbed.name;
const soon = { timeout: 20_000 };
const ofShop: Scopes = { ...everyScope, secrets: { of: 'namespaces', names: new Set(['shop']) } };

beforeAll(() => namespace(home));

test('of what Certferry may list and not watch it is said which right is missing, to who may see all', async () => {
  const rules = [{ apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['list'] }];
  await grant('lists', home, [...watchRules, ...rules]);
  const inventory = startInventory(withToken(asAdmin(), await tokenOf('lists', home)));
  const told = (scopes: Scopes) =>
    unheard(inventory.besides, scopes, cluster).find(({ what }) => what === 'ingresses')?.why ?? '';
  try {
    await untilAll(inventory, 'live');
    const reason = 'Could not watch ingresses.networking.k8s.io';
    await expect.poll(() => told(everyScope), soon).toContain(reason);
    expect(told(everyScope)).toContain('Grant watch on ingresses.networking.k8s.io');
    expect(told(ofShop)).toContain('does not hear of ingresses');
    expect(told(ofShop)).not.toMatch(/Could not|system:serviceaccount/);
  } finally {
    await inventory.stop();
  }
});

test.each<[string, Fault]>([
  ['is refused', 403],
  ['fails', 500],
])('while the question for Gateways %s, they are unknown and not absent', async (_, fault) => {
  let isWell = false;
  const asked = '/apis/gateway.networking.k8s.io';
  const rule: Parameters<typeof faultProxy>[0] = (_what, _before, url) =>
    url === asked && !isWell ? fault : 'pass';
  const proxy = await faultProxy(rule, { page: 500 });
  const inventory = startInventory(proxy.cluster);
  const state = () => inventory.besides.watches.gateways[0]?.freshness.state;
  const told = (scopes: Scopes) => unheard(inventory.besides, scopes, cluster);
  try {
    expect(state()).toBe('loading');
    await expect.poll(state, soon).toBe('unreachable');
    const [why] = told(everyScope).flatMap((one) => (one.what === 'gateways' ? [one.why] : []));
    expect(why).toContain(`Could not read ${asked}`);
    expect(JSON.stringify(told(ofShop))).not.toContain('Could not');
    isWell = true;
    await expect.poll(state, soon).toBe('absent');
    expect(told(everyScope).map(({ what }) => what)).not.toContain('gateways');
  } finally {
    await inventory.stop();
    proxy.close();
  }
});
