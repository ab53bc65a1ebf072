import { beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { readScopes } from '@/server/auth/read-scopes';
import { issue } from '@/server/domain/openssl.fixture';
import { findCluster } from '@/server/kube/kubeconfig';
import { resources } from '@/shared/actor';
import { byEach } from '@/shared/by-each';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import {
  applied,
  certificate,
  grant,
  issuer,
  k,
  kJson,
  namespace,
  testbed,
  tlsSecret,
} from './testbed';

const [open, bare, hidden] = ['scopes-open', 'scopes-bare', 'scopes-hidden'] as const;
const cluster = testbed.name;
let chief: Identity;
let clerk: Identity;
let stranger: Identity;

beforeAll(async () => {
  for (const name of [open, bare, hidden]) await namespace(name);
  await applied(
    issuer(open, 'ca'),
    issuer(hidden, 'hidden-issuer'),
    issuer(undefined, 'scopes-company'),
    certificate(open, 'web'),
    certificate(open, 'broken', { issuerRef: { name: 'none' } }),
    certificate(bare, 'lonely', { issuerRef: { name: 'none' } }),
    certificate(hidden, 'hidden-web', {
      dnsNames: ['hidden.example'],
      issuerRef: { name: 'scopes-company', kind: 'ClusterIssuer' },
    }),
    tlsSecret(open, 'web-tls', issue()),
    tlsSecret(hidden, 'hidden-tls', issue({ subject: '/CN=hidden.example' })),
  );
  const verbs = ['get', 'list', 'watch'];
  const rules = [
    {
      apiGroups: ['cert-manager.io', 'acme.cert-manager.io'],
      resources: resources.filter((one) => one !== 'secrets'),
      verbs,
    },
    { apiGroups: [''], resources: ['secrets'], verbs },
  ];
  await grant('chief', open, rules);
  await grant('clerk', open, rules, [open, bare]);
  [chief, clerk, stranger] = await Promise.all([
    person('chief', open),
    person('clerk', open),
    person('stranger', open),
  ]);
  await untilEqual(await knownInventory());
});

const pages = async (identity: Identity) => {
  const { certificates, secrets, issuers } = callerOf(identity);
  return Promise.all([
    certificates.list({ cluster, limit: 500 }),
    secrets.list({ cluster, limit: 500 }),
    issuers.list({ cluster }),
  ]);
};
const get = (identity: Identity, of: string, name: string) =>
  callerOf(identity).certificates.get({ cluster, namespace: of, name });
const names = (rows: readonly { namespace?: string; name: string }[]) =>
  rows.map((one) => (one.namespace ? `${one.namespace}/${one.name}` : one.name)).toSorted();

const forbidden = (kind: string) => ({
  state: 'forbidden',
  why: expect.stringMatching(`You may not list ${kind} .*Grant list on ${kind}`),
});

/** TLS Secrets, and the keys that issuances left over, which other files of tests may have made. */
const selections = (kind: string) =>
  kind === 'secrets'
    ? [
        ' --field-selector type=kubernetes.io/tls',
        ' --field-selector type!=kubernetes.io/tls -l cert-manager.io/next-private-key=true',
      ]
    : [''];

/** What kubectl lists, of all namespaces or of those. */
async function listed(kind: string, namespaces: readonly string[] = []) {
  interface List {
    readonly items: readonly { metadata: { namespace?: string; name: string } }[];
  }
  const where = namespaces.length > 0 ? namespaces.map((one) => `-n ${one}`) : ['-A'];
  const commands = where.flatMap((one) =>
    selections(kind).map((only) => `get ${kind} ${one}${only}`),
  );
  const lists = await Promise.all(commands.map((command) => kJson<List>(command)));
  return names(lists.flatMap(({ items }) => items.map(({ metadata }) => metadata)));
}

test('rights are read as the API server grants them', async () => {
  const scopes = (identity: Identity) =>
    readScopes(identity, findCluster(cluster), [open, bare, hidden]);
  const everything = { of: 'cluster' };
  expect(await scopes(chief)).toEqual(byEach(resources, () => everything));
  const two = { of: 'namespaces', names: new Set([open, bare]) };
  const none = { of: 'namespaces', names: new Set() };
  expect(await scopes(clerk)).toEqual({
    ...byEach(resources, () => two),
    clusterissuers: none,
  });
  expect(await scopes(stranger)).toEqual(byEach(resources, () => none));
});

test('who may see the whole cluster is shown what kubectl lists in it', async () => {
  const [certificates, secrets, issuers] = await pages(chief);
  expect(names(certificates.rows)).toEqual(await listed('certificates'));
  expect(names(secrets.rows)).toEqual(await listed('secrets'));
  expect(names(issuers.rows)).toEqual(
    [...(await listed('issuers')), ...(await listed('clusterissuers'))].toSorted(),
  );
});

test('who may see two namespaces is shown what kubectl lists in those two', async () => {
  const [certificates, secrets, issuers] = await pages(clerk);
  expect(names(certificates.rows)).toEqual(await listed('certificates', [open, bare]));
  expect(names(secrets.rows)).toEqual(await listed('secrets', [open, bare]));
  expect(names(issuers.rows)).toEqual(await listed('issuers', [open, bare]));
  expect(certificates).toMatchObject({ total: 3, found: 3, namespaces: [bare, open] });
  expect(secrets).toMatchObject({ total: 1, found: 1, namespaces: [open] });
});

test('issuers come in pages, counted over all of them', async () => {
  const { issuers } = callerOf(chief);
  const [all, first, second] = await Promise.all([
    issuers.list({ cluster }),
    issuers.list({ cluster, limit: 1 }),
    issuers.list({ cluster, limit: 1, offset: 1 }),
  ]);
  const [one, two] = all.rows;
  expect([first.rows, second.rows]).toEqual([[one], [two]]);
  const wide = (await listed('clusterissuers')).length;
  const total = wide + (await listed('issuers')).length;
  // No controller runs here: ready are those only that another test called so.
  const called = await k('get issuers,clusterissuers -A -o jsonpath={..conditions[*].status}');
  const needPerson = total - called.split(' ').filter((status) => status === 'True').length;
  expect(first).toMatchObject({ found: total, total, clusterWide: wide, needPerson });
  expect(await callerOf(clerk).issuers.list({ cluster })).toMatchObject({ clusterWide: 0 });
});

test('no byte of another namespace is in what they are shown, whatever they ask for', async () => {
  const { certificates, secrets, issuers } = callerOf(clerk);
  const namespaces = [open, bare, hidden];
  const answers = await Promise.all([
    pages(clerk),
    certificates.list({ cluster, namespaces, sort: 'expiry' }),
    certificates.list({ cluster, text: 'hid' }),
    secrets.list({ cluster, namespaces, text: 'hid' }),
    secrets.list({ cluster, managed: false }),
    issuers.list({ cluster, text: 'hid' }),
  ]);
  const shown = JSON.stringify(answers);
  expect(shown).toContain(open);
  expect(shown).not.toContain('hidden');
  expect(shown).not.toContain('scopes-company');
  // The same hunt finds it where it may be seen.
  expect(JSON.stringify(await pages(chief))).toContain('hidden-web');
});

test('whoever has no rights is shown nothing', async () => {
  const [certificates, secrets, issuers] = await pages(stranger);
  for (const page of [certificates, secrets, issuers])
    expect(page).toMatchObject({ rows: [], total: 0 });
  expect(Object.values(certificates.states).every((count) => count === 0)).toBe(true);
  expect(certificates.freshness).toEqual(forbidden('certificates.cert-manager.io'));
  expect(certificates.secrets).toEqual(forbidden('secrets'));
  expect(secrets.freshness).toEqual(forbidden('secrets'));
  expect(issuers.freshness.issuers).toEqual(forbidden('issuers.cert-manager.io'));
  expect(issuers.freshness.clusterissuers).toEqual(forbidden('clusterissuers.cert-manager.io'));
});

test('who may see a part is told how much of the cluster that is', async () => {
  const [certificates, secrets, issuers] = await pages(clerk);
  expect(certificates).toMatchObject({ seen: 2, freshness: { state: 'live' } });
  expect(secrets).toMatchObject({ seen: 2, freshness: { state: 'live' } });
  expect(issuers).toMatchObject({ seen: 2 });
  expect(issuers.freshness.clusterissuers.state).toBe('forbidden');
  for (const page of await pages(chief)) expect(page.seen).toBeUndefined();
});

test('one Certificate is read with the own rights of whoever asks', async () => {
  expect((await get(clerk, open, 'web')).row.name).toBe('web');
  await expect(get(clerk, hidden, 'hidden-web')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(get(stranger, open, 'web')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(get(clerk, open, 'nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a serial finds its Certificate only for who may see the Secret in which it is', async () => {
  const verbs = ['list'];
  await grant('reader', open, [
    { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs },
  ]);
  const serial = (await pages(clerk))[1].rows.find(({ name }) => name === 'web-tls')?.serial;
  const found = async (identity: Identity) =>
    names((await callerOf(identity).certificates.list({ cluster, text: serial })).rows);
  expect(serial).toMatch(/^[0-9a-f]{8,}$/);
  expect(await found(clerk)).toEqual([`${open}/web`]);
  const reader = await person('reader', open);
  expect(names((await pages(reader))[0].rows)).toContain(`${open}/web`);
  expect(await found(reader)).toEqual([]);
});

test('what is missing is told as missing, also where nothing of its kind is left', async () => {
  const [{ rows }] = await pages(clerk);
  const lonely = rows.find(({ name }) => name === 'lonely');
  expect(lonely?.secret).toEqual({
    state: 'missing',
    why: `There is no Secret ${bare}/lonely-tls.`,
  });
});

test('a Certificate whose Secret has another type has no missing Secret', async () => {
  const secret = { metadata: { namespace: bare, name: 'lonely-tls' }, type: 'Opaque' };
  await applied({ apiVersion: 'v1', kind: 'Secret', ...secret });
  const ready = { type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' };
  const patch = JSON.stringify({ status: { conditions: [ready] } });
  const of = ['-n', bare, '--subresource', 'status', '--type', 'merge', '-p', patch];
  await k(['patch', 'certificate', 'lonely', ...of]);
  await untilEqual(await knownInventory());
  const [{ rows }] = await pages(clerk);
  expect(rows.find(({ name }) => name === 'lonely')?.secret).toEqual({
    state: 'unknown',
    why: expect.stringContaining('is not of type kubernetes.io/tls'),
  });
});

test('a Secret of another type that cert-manager has labelled is judged as any other, and stands in both lists', async () => {
  const { crt, key } = issue({ subject: `/CN=lonely.${bare}.example` });
  const data = { 'tls.crt': btoa(crt), 'tls.key': btoa(key) };
  const labels = { 'controller.cert-manager.io/fao': 'true' };
  const opaque = (name: string, more: object) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace: bare, name, labels },
    type: 'Opaque',
    ...more,
  });
  await applied(
    opaque('lonely-tls', { data }),
    // As that of an ACME account: a key, and no certificate.
    opaque('account-key', { data: { 'tls.key': data['tls.key'] } }),
  );
  await untilEqual(await knownInventory());
  const [certificates, secrets] = await pages(clerk);
  expect(certificates.rows.find(({ name }) => name === 'lonely')?.secret).toEqual({
    state: 'sound',
  });
  const here = secrets.rows.filter((one) => one.namespace === bare).map(({ name }) => name);
  expect(here).toContain('lonely-tls');
  expect(here).not.toContain('account-key');
  await k(`delete secret lonely-tls -n ${bare}`);
  await untilEqual(await knownInventory());
  const [{ rows }] = await pages(clerk);
  expect(rows.find(({ name }) => name === 'lonely')?.secret.state).toBe('missing');
});

test('a Secret that no Certificate names is unmanaged', async () => {
  await applied(tlsSecret(bare, 'by-hand', issue()));
  await untilEqual(await knownInventory());
  const page = await callerOf(clerk).secrets.list({ cluster, managed: false });
  expect(names(page.rows)).toEqual([`${bare}/by-hand`]);
});

test("the administrator's answers do not leak to others by what is remembered", async () => {
  await pages(administrator);
  expect(JSON.stringify(await pages(clerk))).not.toContain('hidden');
});
