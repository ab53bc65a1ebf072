import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { type Inventory, freshnessOf, startInventory } from '@/server/inventory/inventory';
import { listCertificates } from '@/server/inventory/list-certificates';
import { listLinks } from '@/server/inventory/list-links';
import { listSecrets } from '@/server/inventory/list-secrets';
import { orderKind } from '@/server/inventory/order-kind';
import { readInstallation } from '@/server/inventory/read-installation';
import { type Cluster, withToken } from '@/server/kube/cluster';
import { certificatePage, certificateQuery } from '@/shared/certificate';
import { orderQuery } from '@/shared/order';
import { secretPage, secretQuery } from '@/shared/secret';

import { applyCrds } from '../releases/bring-release.js';
import { everyScope, states, until, untilAll, untilEqual } from './inventories';
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

const shop = 'kinds';
const timers = { refusedRetry: 300, doubt: 500 };
const labels = {
  'app.kubernetes.io/name': 'cert-manager',
  'app.kubernetes.io/component': 'controller',
};
const image = 'quay.io/jetstack/cert-manager-controller:v1.20.3';
const controller = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    namespace: shop,
    name: 'cert-manager',
    labels,
    annotations: { 'meta.helm.sh/release-name': 'certs' },
  },
  spec: {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: 'controller', image }] } },
  },
};
const crds = ['certificates', 'issuers', 'clusterissuers'].map((one) => `${one}.cert-manager.io`);
let running: Inventory[] = [];

const started = (cluster: Cluster): Inventory => {
  const inventory = startInventory(cluster, timers);
  running.push(inventory);
  return inventory;
};

beforeAll(() => namespace(shop));
beforeEach(() => applied(issuer(shop, 'ca'), certificate(shop, 'web')));
afterEach(async () => {
  await Promise.all(running.map((inventory) => inventory.stop()));
  running = [];
});

test('where Secrets are forbidden that is said, and the rest is live', async () => {
  const verbs = ['list', 'watch'];
  const rules = [
    { apiGroups: ['cert-manager.io', 'acme.cert-manager.io'], resources: ['*'], verbs },
  ];
  await grant('no-secrets', shop, rules);
  const cluster = withToken(asAdmin(), await tokenOf('no-secrets', shop));
  const inventory = started(cluster);
  const expected = {
    certificates: 'live',
    certificaterequests: 'live',
    orders: 'live',
    challenges: 'live',
    issuers: 'live',
    clusterissuers: 'live',
    secrets: 'forbidden',
  };
  await until(
    inventory,
    'all is known',
    () => Object.values(states(inventory)).join() === Object.values(expected).join(),
  );
  expect(freshnessOf(inventory, 'secrets')).toMatchObject({
    why: expect.stringMatching(/Could not list secrets .*Grant list on secrets/),
  });
  const page = listCertificates(
    inventory,
    everyScope,
    certificateQuery.parse({ cluster: '' }),
    Date.now(),
  );
  expect(
    page.rows.find(({ name, namespace: of }) => of === shop && name === 'web')?.secret,
  ).toMatchObject({
    state: 'unknown',
    why: expect.stringContaining('Could not list secrets'),
  });
  expect(page.pairUnknown).toBe(page.total);

  await grant('no-secrets', shop, [...rules, { apiGroups: [''], resources: ['secrets'], verbs }]);
  await untilAll(inventory, 'live');
  await untilEqual(inventory);

  await grant('no-secrets', shop, rules);
  // A watch that is open stays so when its right is taken; the next one is refused.
  inventory.secrets.reconnect();
  await until(inventory, 'it is forbidden', () => states(inventory).secrets === 'forbidden');
  expect(inventory.secrets.rows.size).toBe(0);
  expect(states(inventory).certificates).toBe('live');
});

test("where cert-manager's CRDs are missing that is said, and they are seen when they come", async () => {
  const before = started(asAdmin());
  await untilAll(before, 'live');
  await k(`delete crd ${crds.join(' ')}`);
  const after = started(asAdmin());
  for (const inventory of [before, after])
    await until(inventory, 'the kinds are absent', () => {
      const { certificates, issuers, clusterissuers, secrets } = states(inventory);
      return (
        [certificates, issuers, clusterissuers].every((state) => state === 'absent') &&
        secrets === 'live'
      );
    });
  expect([before, after].map(({ certificates }) => certificates.rows.size)).toEqual([0, 0]);

  expect(await readInstallation(asAdmin())).toMatchObject({ state: 'not-installed' });
  await applied(controller);
  expect(await readInstallation(asAdmin())).toMatchObject({
    state: 'without-crds',
    namespace: shop,
    version: 'v1.20.3',
    release: 'certs',
  });
  await k(`delete deployment cert-manager -n ${shop}`);

  await applyCrds(testbed.name, testbed.crds);
  await applied(issuer(shop, 'ca'), certificate(shop, 'web'));
  for (const inventory of [before, after]) {
    await untilAll(inventory, 'live');
    expect(await untilEqual(inventory)).toMatchObject({ certificates: 1 });
  }
});

test('where only the ACME kinds are missing that is said of them, and the rest goes on', async () => {
  const inventory = started(asAdmin());
  await untilAll(inventory, 'live');
  await k('delete crd orders.acme.cert-manager.io challenges.acme.cert-manager.io');
  await until(inventory, 'the ACME kinds are absent', () => {
    const { orders, challenges } = states(inventory);
    return orders === 'absent' && challenges === 'absent';
  });
  expect(states(inventory)).toMatchObject({ certificates: 'live', certificaterequests: 'live' });
  const query = orderQuery.parse({ cluster: '' });
  expect(listLinks(orderKind, inventory, everyScope, query, Date.now())).toMatchObject({
    rows: [],
    total: 0,
    freshness: { state: 'absent', why: expect.stringContaining('orders') },
  });
  await applyCrds(testbed.name, testbed.crds);
  await untilAll(inventory, 'live');
  await untilEqual(inventory);
});

const junk = Buffer.from([0, 1, 255, 254, 10]).toString('base64');
const pem = (kind: string, text: string) =>
  Buffer.from(`-----BEGIN ${kind}-----\n${text}\n-----END ${kind}-----\n`).toString('base64');

test('objects that are as odd as the API server lets them be cost no list and no page', async () => {
  const inventory = started(asAdmin());
  await untilAll(inventory, 'live');
  const { crt, key } = issue();
  const bare = { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/tls' };
  const odd = (name: string, data: Record<string, string>) => ({
    ...bare,
    metadata: { namespace: shop, name },
    data,
  });
  await applied(
    certificate(shop, 'no-names', { dnsNames: [] }),
    certificate(shop, 'large', {
      dnsNames: Array.from({ length: 3_000 }, (_, index) => `name-${index}.example`),
    }),
    certificate(shop, 'strange', {
      secretName: '',
      commonName: '"><script>\u0000\u202e'.replace('\u0000', ''),
      uris: ['not a uri', ''],
      issuerRef: { name: '', kind: 'constructor', group: '__proto__' },
      duration: '0s',
    }),
    odd('empty', { 'tls.crt': '', 'tls.key': '' }),
    odd('bytes', { 'tls.crt': junk, 'tls.key': junk }),
    odd('no-der', {
      'tls.crt': pem('CERTIFICATE', 'anVuaw=='),
      'tls.key': pem('PRIVATE KEY', 'anVuaw=='),
    }),
    odd('huge', {
      'tls.crt': Buffer.from(crt.repeat(400)).toString('base64'),
      'tls.key': Buffer.from(key).toString('base64'),
    }),
    tlsSecret(shop, 'sound', { crt, key }),
  );
  const status = {
    conditions: [
      { type: 'Ready', status: 'Unknown', lastTransitionTime: '0001-01-01T00:00:00Z' },
      { type: 'Ready', status: 'False' },
      { type: 'Issuing', status: 'True', message: 'x'.repeat(10_000) },
    ].slice(0, 1),
    notAfter: '9999-12-31T23:59:59Z',
    renewalTime: '0001-01-01T00:00:00Z',
    revision: 2 ** 31,
  };
  await k([
    'patch',
    'certificate',
    'strange',
    '-n',
    shop,
    '--subresource',
    'status',
    '--type',
    'merge',
    '-p',
    JSON.stringify({ status }),
  ]);
  await untilEqual(inventory);

  const fresh = started(asAdmin());
  await untilAll(fresh, 'live');
  await untilEqual(fresh);

  const now = Date.now();
  const query = { cluster: '', namespaces: [shop], limit: 500 };
  const certificates = certificatePage.parse(
    listCertificates(fresh, everyScope, certificateQuery.parse(query), now),
  );
  expect(certificates.rows.map(({ name }) => name).toSorted()).toEqual([
    'large',
    'no-names',
    'strange',
    'web',
  ]);
  const secrets = secretPage.parse(listSecrets(fresh, everyScope, secretQuery.parse(query), now));
  expect(Object.fromEntries(secrets.rows.map(({ name, health }) => [name, health.state]))).toEqual({
    empty: 'empty',
    bytes: 'unreadable',
    'no-der': 'unreadable',
    huge: 'sound',
    sound: 'sound',
  });
});
