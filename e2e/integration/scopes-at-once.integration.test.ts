import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { readScopes } from '@/server/auth/read-scopes';
import { withToken } from '@/server/kube/cluster';

import { faultProxy } from './fault-proxy';
import { grant, namespace, tokenOf } from './testbed';

const of = 'scopes-at-once';
const namespaces = Array.from({ length: 60 }, (_, index) => `${of}-${index}`);
const granted = namespaces.slice(0, 4);
let proxy: Awaited<ReturnType<typeof faultProxy>>;
let ann: Identity;

beforeAll(async () => {
  proxy = await faultProxy(() => 'pass');
  await Promise.all([namespace(of), ...granted.map(namespace)]);
  const token = await tokenOf('ann', of);
  const rules = [{ apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['list'] }];
  await grant('ann', of, rules, granted);
  ann = {
    actor: { name: 'ann', groups: [], via: 'bearer' },
    key: of,
    on: (one) => withToken(one, token),
  };
});
afterAll(() => proxy.close());

test('many namespaces are asked about 16 at a time, and once for all pages that are opened at once', async () => {
  const pages = [0, 1, 2].map(() => readScopes(ann, proxy.cluster, namespaces));
  for (const scopes of await Promise.all(pages)) {
    expect(scopes.certificates).toEqual({ of: 'namespaces', names: new Set(granted) });
    expect(scopes.secrets).toEqual({ of: 'namespaces', names: new Set() });
    expect(scopes.clusterissuers).toEqual({ of: 'namespaces', names: new Set() });
  }
  expect(proxy.most()).toBe(16);
  expect(proxy.asked).toHaveLength(7 + 6 * namespaces.length);
});
