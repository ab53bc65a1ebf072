import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { besideSeen } from '@/server/api/beside-seen';
import type { Identity } from '@/server/auth/identity';
import { readScopes } from '@/server/auth/read-scopes';
import type { Change } from '@/server/inventory/changes';
import { withToken } from '@/server/kube/cluster';

import { faultProxy } from './fault-proxy';
import { grant, k, namespace, tokenOf } from './testbed';

const of = 'scopes-at-once';
const namespaces = Array.from({ length: 60 }, (_, index) => `${of}-${index}`);
const granted = namespaces.slice(0, 4);
let proxy: Awaited<ReturnType<typeof faultProxy>>;
let ann: Identity;
let token: string;

/** The same person, of whose rights nothing is known yet. */
const annAs = (key: string): Identity => ({
  actor: { name: 'ann', groups: [], via: 'bearer' },
  key: `${of} ${key}`,
  on: (one) => withToken(one, token),
});

beforeAll(async () => {
  proxy = await faultProxy(() => 'pass');
  await Promise.all([namespace(of), ...granted.map(namespace)]);
  token = await tokenOf('ann', of);
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['list'] },
    { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['list'] },
  ];
  await grant('ann', of, rules, granted);
  ann = annAs('first');
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
  // Each kind in the whole cluster, the rules of each namespace, and what they speak of.
  expect(proxy.asked).toHaveLength(7 + namespaces.length + granted.length);
});

test('rights are asked for anew two at a time, and whoever looks is shown what is known', async () => {
  const renewals = await faultProxy(() => 'pass');
  let at = proxy.cluster;
  const known: Identity = { ...annAs('known'), on: () => withToken(at, token) };
  const first = await readScopes(known, proxy.cluster, namespaces);
  try {
    at = renewals.cluster;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40_000 });
    expect(await readScopes(known, proxy.cluster, namespaces)).toEqual(first);
    vi.useRealTimers();
    await expect
      .poll(() => renewals.asked.filter(({ whole }) => whole).length)
      .toBe(7 + namespaces.length + granted.length);
    expect(renewals.most()).toBe(2);
  } finally {
    vi.useRealTimers();
    renewals.close();
  }
});

test('who may hear of what is watched beside the lists is asked about 16 at a time', async () => {
  const reviews = await faultProxy(() => 'pass');
  try {
    const changes = namespaces.map((one, number): Change => ({
      number,
      resource: 'ingresses',
      namespace: one,
      name: 'front',
    }));
    expect(await besideSeen(ann, reviews.cluster, changes)).toEqual(
      new Set(granted.map((one) => `ingresses ${one}`)),
    );
    expect(reviews.most()).toBe(16);
    expect(reviews.asked).toHaveLength(1 + namespaces.length);
  } finally {
    reviews.close();
  }
});

test('who may not ask for rules is asked about each right, and sees the same', async () => {
  const patch = ['patch', 'clusterrole', 'system:basic-user', '--type', 'json', '-p'];
  const asRole = (...reviews: readonly string[]) =>
    k([...patch, JSON.stringify([{ op: 'replace', path: '/rules/0/resources', value: reviews }])]);
  await asRole('selfsubjectaccessreviews');
  try {
    const review = JSON.stringify({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectRulesReview',
      spec: { namespace: of },
    });
    const asAnn = () => k(`create --as system:serviceaccount:${of}:ann -o name -f -`, review);
    await expect.poll(() => asAnn().catch(String), { timeout: 20_000 }).toContain('is forbidden');
    const from = proxy.asked.length;
    const scopes = await readScopes(annAs('second'), proxy.cluster, namespaces);
    expect(scopes.certificates).toEqual({ of: 'namespaces', names: new Set(granted) });
    expect(scopes.secrets).toEqual({ of: 'namespaces', names: new Set() });
    expect(proxy.asked.slice(from)).toHaveLength(7 + 7 * namespaces.length);
  } finally {
    await asRole('selfsubjectaccessreviews', 'selfsubjectrulesreviews');
  }
});
