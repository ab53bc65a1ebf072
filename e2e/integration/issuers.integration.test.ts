import { afterAll, beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import {
  applied,
  certificate,
  empty,
  grant,
  k,
  kJson,
  namespace,
  testbed,
  tlsSecret,
} from './testbed';

const shop = 'issuer-detail';
const cluster = testbed.name;
const caller = callerOf(administrator);
const get = (name: string, who = caller) =>
  who.issuers.get({ cluster, kind: 'Issuer', namespace: shop, name });
const ca = issue({ subject: '/CN=Short CA', isCA: true, until: 20 });
const time = '2026-01-01T00:00:00Z';
const ready = { type: 'Ready', status: 'True', reason: 'Ready', lastTransitionTime: time };

const issuer = (name: string, spec: object) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Issuer',
  metadata: { namespace: shop, name },
  spec,
});
const status = (kind: string, name: string, value: object) =>
  k([
    ...`patch ${kind} ${name} -n ${shop} --subresource=status --type=merge -p`.split(' '),
    JSON.stringify({ status: value }),
  ]);

afterAll(() => empty(shop));
beforeAll(async () => {
  await namespace(shop);
  const acme = {
    server: 'https://acme.example/directory',
    email: 'ops@shop.example',
    privateKeySecretRef: { name: 'account' },
    solvers: [
      {
        selector: { dnsZones: ['shop.example'] },
        dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } },
      },
      { http01: { ingress: {} } },
    ],
  };
  await applied(
    issuer('acme', { acme }),
    issuer('ca', { ca: { secretName: 'short-ca' } }),
    tlsSecret(shop, 'short-ca', ca),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: shop, name: 'cloudflare' },
      stringData: { 'api-token': 'canary-token' },
    },
    ...Array.from({ length: 103 }, (_, index) => certificate(shop, `leaf-${index}`)),
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: shop },
      spec: { ca: { secretName: 'short-ca' } },
    },
  );
  const account = { uri: 'https://acme.example/acct/7', lastRegisteredEmail: 'ops@shop.example' };
  await status('issuer', 'acme', { conditions: [ready], acme: account });
  await status('issuer', 'ca', {
    conditions: [
      {
        ...ready,
        status: 'False',
        reason: 'ErrInvalidKeyPair',
        message: 'Error getting keypair for CA issuer: certificate is not a CA',
      },
    ],
  });
  await status('certificate', 'leaf-7', { notAfter: '2099-01-01T00:00:00Z' });
  await untilEqual(await knownInventory());
});

test('an ACME issuer comes with its account, its solvers and what becomes of its Secrets', async () => {
  const told = await get('acme');
  expect(told.account).toEqual({
    server: 'https://acme.example/directory',
    email: 'ops@shop.example',
    uri: 'https://acme.example/acct/7',
    registeredEmail: 'ops@shop.example',
  });
  expect(told.solvers).toEqual([
    { type: 'DNS-01 cloudflare', dnsNames: [], dnsZones: ['shop.example'], labels: [] },
    { type: 'HTTP-01 ingress', dnsNames: [], dnsZones: [], labels: [] },
  ]);
  expect(told.references.map(({ name, state }) => [name, state])).toEqual([
    ['account', { is: 'missing' }],
    ['cloudflare', { is: 'key-missing', keys: ['token'] }],
  ]);
  expect(told.findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['issuer-secret-missing', 'warns'],
    ['issuer-key-missing', 'breaks'],
  ]);
  expect(JSON.stringify(told)).not.toContain('canary-token');
});

test('a CA issuer says why it cannot sign, when its CA ends, and what hangs on it', async () => {
  const told = await get('ca');
  expect(told.cause?.symptoms.map(({ id }) => id)).toEqual(['ISS-05']);
  expect(told.cause?.sentence).toContain('certificate is not a CA');
  expect(told.ca).toMatchObject({ subject: 'CN=Short CA', outlived: 1 });
  expect(told.findings.map(({ code }) => code)).toEqual(['issuer-ca-ends-first']);
  const { items } = await kJson<{ items: unknown[] }>(`get certificates -n ${shop}`);
  expect([told.row.certificates, told.certificates.length]).toEqual([items.length, 100]);
});

test('where a ClusterIssuer looks is not guessed while no controller runs', async () => {
  const told = await caller.issuers.get({ cluster, kind: 'ClusterIssuer', name: shop });
  expect(told.references).toEqual([
    expect.objectContaining({
      name: 'short-ca',
      state: { is: 'unread', why: expect.stringContaining('No controller of cert-manager') },
    }),
  ]);
  expect(told.references[0]).not.toHaveProperty('namespace');
});

test('a running controller says where a ClusterIssuer looks', async () => {
  const labels = {
    'app.kubernetes.io/component': 'controller',
    'app.kubernetes.io/name': 'cert-manager',
  };
  const container = {
    name: 'cert-manager-controller',
    image: 'quay.io/jetstack/cert-manager-controller:v1.20.3',
    args: [`--cluster-resource-namespace=${shop}`],
  };
  await applied({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: shop, name: 'cert-manager', labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  });
  const told = await caller.issuers.get({ cluster, kind: 'ClusterIssuer', name: shop });
  await k(`delete deployment cert-manager -n ${shop}`);
  expect(told.references).toMatchObject([{ namespace: shop, state: { is: 'present' } }]);
  expect(told.ca?.subject).toBe('CN=Short CA');
});

test('who may not read Secrets is told so, and who may see no Certificates sees none', async () => {
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: ['issuers'], verbs: ['get', 'list'] },
  ];
  await grant('looker', shop, rules, [shop]);
  const told = await get('acme', callerOf(await person('looker', shop)));
  expect(told.references.map(({ state }) => state.is)).toEqual(['unread', 'unread']);
  expect(told.findings).toEqual([]);
  expect(told.certificates).toEqual([]);
  expect(told.row).not.toHaveProperty('certificates');
  expect(told.known).toMatchObject({
    state: 'forbidden',
    why: expect.stringContaining(`You may not list certificates.cert-manager.io in ${shop}`),
  });
  expect(told.events).toMatchObject({
    is: 'unread',
    why: expect.stringContaining('events'),
  });
});

test('the events about an issuer come with it, the newest first', async () => {
  const { metadata } = await kJson<{ metadata: { uid: string } }>(`get issuer ca -n ${shop}`);
  const event = (name: string, lastTimestamp: string) => ({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { namespace: shop, name },
    involvedObject: { kind: 'Issuer', namespace: shop, name: 'ca', uid: metadata.uid },
    type: 'Warning',
    reason: name,
    message: `${name} said it`,
    lastTimestamp,
  });
  await applied(event('older', '2026-01-01T00:00:00Z'), event('newer', '2026-01-02T00:00:00Z'));
  const { events, known } = await get('ca');
  expect(known.state).toBe('live');
  expect(events.is === 'read' && events.events.map(({ reason }) => reason)).toEqual([
    'newer',
    'older',
  ]);
});

test('an issuer that is not there is not found', async () => {
  await expect(get('nobody')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining(`There is no Issuer ${shop}/nobody`),
  });
});
