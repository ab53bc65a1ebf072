import { beforeAll, expect, test } from 'vitest';

import { unheard } from '@/server/inventory/besides';
import { startInventory } from '@/server/inventory/inventory';
import type { Scopes } from '@/server/inventory/scopes';
import { withToken } from '@/server/kube/cluster';

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
