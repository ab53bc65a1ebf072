import { beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import type { KubeObject } from '@/server/kube/object';
import type { Resource } from '@/shared/actor';

import { challenge, order, request } from './chain-links';
import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, certificate, grant, issuer, k, kJson, namespace, testbed } from './testbed';

const [shop, other] = ['links-shop', 'links-other'] as const;
const cluster = testbed.name;
const admin = callerOf(administrator);
const groups = ['cert-manager.io', 'acme.cert-manager.io'];
const kinds = ['certificaterequests', 'orders', 'challenges'] as const;
let clerk: Identity;

async function owner(kind: string, of: string, name: string) {
  const { metadata } = await kJson<KubeObject>(`get ${kind} ${name} -n ${of}`);
  const { uid = '' } = metadata;
  return { kind, name, uid };
}

/** A Certificate and all that cert-manager makes of it. */
async function chain(of: string, name: string): Promise<void> {
  await applied(certificate(of, name));
  const made = { namespace: of, name: `${name}-1` };
  await applied(request({ ...made, owner: await owner('Certificate', of, name) }));
  const its = await owner('CertificateRequest', of, made.name);
  await applied(order({ namespace: of, name: `${name}-1-7`, owner: its }, [`${name}.example`]));
  const order7 = await owner('Order', of, `${name}-1-7`);
  await applied(
    challenge({ namespace: of, name: `${name}-1-7-0`, owner: order7 }, `${name}.example`),
  );
}

const patch = (kind: Resource, name: string, status: object) =>
  k([
    'patch',
    kind,
    name,
    '-n',
    shop,
    '--subresource=status',
    '--type=merge',
    '-p',
    JSON.stringify({ status }),
  ]);

const condition = (type: string, status: string, reason: string, message: string) => ({
  type,
  status,
  reason,
  message,
  lastTransitionTime: '2026-01-01T00:00:00Z',
});

const known = async () => untilEqual(await knownInventory());

const names = (rows: readonly { namespace: string; name: string }[]) =>
  rows.map((one) => `${one.namespace}/${one.name}`).toSorted();

async function listed(kind: string): Promise<string[]> {
  const { items } = await kJson<{ items: KubeObject[] }>(`get ${kind} -A`);
  return items.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).toSorted();
}

const pages = async (caller: ReturnType<typeof callerOf>, more = {}) => ({
  certificaterequests: await caller.requests.list({ cluster, limit: 500, ...more }),
  orders: await caller.orders.list({ cluster, limit: 500, ...more }),
  challenges: await caller.challenges.list({ cluster, limit: 500, ...more }),
});

beforeAll(async () => {
  for (const name of [shop, other]) await namespace(name);
  await applied(issuer(shop, 'ca'));
  for (const of of [shop, other]) await chain(of, 'web');
  await chain(shop, 'api');
  const verbs = ['get', 'list', 'watch'];
  await grant('clerk', shop, [{ apiGroups: groups, resources: [...kinds], verbs }], [shop]);
  clerk = await person('clerk', shop);
  await known();
});

test('requests, Orders and Challenges are those that kubectl lists, and each names its Certificate', async () => {
  const all = await pages(admin);
  for (const kind of kinds) {
    expect(names(all[kind].rows)).toEqual(await listed(kind));
    expect(all[kind].freshness.state).toBe('live');
    const of = all[kind].rows.filter(({ namespace: its }) => its === shop);
    expect(new Set(of.map(({ certificate: its }) => its))).toEqual(new Set(['web', 'api']));
  }
});

test('what kubectl writes into a status is what the row says', async () => {
  const denied = condition('Denied', 'True', 'Policy', 'Partners get no certificates');
  await patch('certificaterequests', 'web-1', { conditions: [denied] });
  await patch('certificaterequests', 'api-1', {
    conditions: [
      condition('Approved', 'True', 'cert-manager.io', 'approved'),
      condition('Ready', 'False', 'Pending', 'Waiting on certificate issuance'),
    ],
  });
  const reason = 'Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited';
  const failureTime = '2026-02-03T04:05:06Z';
  await patch('orders', 'web-1-7', {
    state: 'errored',
    reason,
    failureTime,
    url: 'https://acme.example/o/1',
  });
  await patch('challenges', 'web-1-7-0', { state: 'pending', reason: 'wrong status code 404' });
  await known();
  const { certificaterequests, orders, challenges } = await pages(admin, { namespaces: [shop] });
  const since = Date.parse('2026-01-01T00:00:00Z');
  expect(certificaterequests.rows).toMatchObject([
    { name: 'web-1', state: { state: 'denied', why: 'Partners get no certificates', since } },
    { name: 'api-1', state: { state: 'pending', why: 'Waiting on certificate issuance' } },
  ]);
  expect(orders.rows).toMatchObject([
    {
      name: 'web-1-7',
      request: 'web-1',
      host: 'acme.example',
      names: ['web.example'],
      state: { state: 'errored', why: reason, since: Date.parse(failureTime) },
    },
    { name: 'api-1-7', state: { state: 'new' } },
  ]);
  expect(challenges.rows).toMatchObject([
    { name: 'api-1-7-0', state: { state: 'new' } },
    {
      name: 'web-1-7-0',
      order: 'web-1-7',
      dnsName: 'web.example',
      type: 'HTTP-01',
      solver: 'ingress',
      state: { state: 'pending', why: 'wrong status code 404' },
    },
  ]);
  expect(certificaterequests.found).toBe(2);
  expect(certificaterequests.states).toMatchObject({ denied: 1, pending: 1, ready: 0 });
  const seen = await pages(callerOf(clerk));
  expect(kinds.map((kind) => seen[kind].failed)).toEqual([1, 1, 0]);
});

test('filters, search, sort and pages', async () => {
  const ask = async (more: object) => names((await admin.orders.list({ cluster, ...more })).rows);
  const here = { namespaces: [shop] };
  expect(await ask({ ...here, text: 'WEB.example' })).toEqual([`${shop}/web-1-7`]);
  expect(await ask({ ...here, states: ['new'] })).toEqual([`${shop}/api-1-7`]);
  expect(await ask({ issuers: [`Issuer/${other}/ca`] })).toEqual([`${other}/web-1-7`]);
  const first = await admin.orders.list({ cluster, ...here, sort: 'names', limit: 1 });
  expect([first.rows[0]?.name, first.found]).toEqual(['api-1-7', 2]);
  const second = await admin.orders.list({ cluster, ...here, sort: 'names', limit: 1, offset: 1 });
  expect(second.rows[0]?.name).toBe('web-1-7');
  const { facets } = await admin.orders.list({ cluster, ...here, facets: ['issuers'] });
  expect(facets).toEqual({ issuers: [{ value: `Issuer/${shop}/ca`, count: 2 }] });
});

test('who may list one namespace is shown what is in it, and nothing tells of another', async () => {
  const seen = await pages(callerOf(clerk));
  for (const kind of kinds) {
    expect(new Set(seen[kind].rows.map((one) => one.namespace))).toEqual(new Set([shop]));
    expect(seen[kind]).toMatchObject({ total: 2, seen: 1, namespaces: [shop] });
  }
  expect(JSON.stringify(seen)).not.toContain(other);
  const stranger = await pages(callerOf(await person('stranger', shop)));
  for (const kind of kinds) {
    expect(stranger[kind]).toMatchObject({ rows: [], total: 0, freshness: { state: 'forbidden' } });
    expect(stranger[kind].freshness).toHaveProperty(
      'why',
      expect.stringMatching(`Grant list on ${kind}\\.(?:acme\\.)?cert-manager\\.io`),
    );
  }
});

test('a Certificate that waits says in the list which link fails, to who may see that link', async () => {
  const issuing = condition('Issuing', 'True', 'DoesNotExist', 'first');
  await patch('certificates', 'web', { conditions: [issuing] });
  await patch('certificaterequests', 'web-1', {
    conditions: [condition('Approved', 'True', 'cert-manager.io', 'approved')],
  });
  await known();
  const causes = async (caller: typeof admin, asked = true) => {
    const { rows } = await caller.certificates.list({ cluster, namespaces: [shop], causes: asked });
    return Object.fromEntries(rows.map(({ name, cause }) => [name, cause]));
  };
  expect(await causes(admin)).toEqual({
    web: {
      link: { kind: 'Challenge', namespace: shop, name: 'web-1-7-0' },
      sentence: expect.stringContaining('wrong status code 404'),
    },
    api: undefined,
  });
  expect(await causes(admin, false)).toEqual({ web: undefined, api: undefined });
  const verbs = ['get', 'list', 'watch'];
  await grant('half', shop, [{ apiGroups: groups, resources: ['certificates'], verbs }], [shop]);
  const half = callerOf(await person('half', shop));
  expect(await causes(half)).toEqual({ web: undefined, api: undefined });
});

test('a deleted object is gone from the list', async () => {
  await k(`delete challenge api-1-7-0 -n ${shop}`);
  await known();
  const { rows } = await admin.challenges.list({ cluster, namespaces: [shop] });
  expect(names(rows)).toEqual([`${shop}/web-1-7-0`]);
});
