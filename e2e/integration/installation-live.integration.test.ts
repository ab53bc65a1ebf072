import { afterAll, beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { unheard } from '@/server/inventory/besides';
import { startInventory } from '@/server/inventory/inventory';
import { withToken } from '@/server/kube/cluster';
import { besides } from '@/shared/beside';

import { everyScope, untilAll, watchRules } from './inventories';
import { openTab } from './open-tab';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, asAdmin, grant, k, namespace, testbed, tlsSecret, tokenOf } from './testbed';

const home = 'installation-live';
const cluster = testbed.name;
const caller = callerOf(administrator);
const soon = { timeout: 20_000 };
let tab: ReturnType<typeof openTab>;

const labelsOf = (component: string) => ({
  'app.kubernetes.io/name': component === 'controller' ? 'cert-manager' : component,
  'app.kubernetes.io/component': component,
});
const nameOf = (component: string) =>
  component === 'controller' ? 'cert-manager' : `cert-manager-${component}`;
const template = (component: string) => ({
  metadata: { labels: labelsOf(component) },
  spec: {
    automountServiceAccountToken: false,
    containers: [{ name: 'main', image: `quay.io/jetstack/cert-manager-${component}:v1.20.3` }],
  },
});
const deployment = (component: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: home, name: nameOf(component), labels: labelsOf(component) },
  spec: { selector: { matchLabels: labelsOf(component) }, template: template(component) },
});
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  ...template('controller'),
  metadata: { namespace: home, name: 'cert-manager-a', labels: labelsOf('controller') },
};
const lease = (holderIdentity: string) => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { namespace: 'kube-system', name: 'cert-manager-controller' },
  spec: {
    holderIdentity,
    leaseDurationSeconds: 3_600,
    renewTime: new Date().toISOString().replace('Z', '000Z'),
  },
});
const webhooks = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: home },
  webhooks: [
    {
      name: 'webhook.cert-manager.io',
      // It answers nobody here.
      failurePolicy: 'Ignore',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: { service: { namespace: home, name: nameOf('webhook') } },
    },
  ],
};

beforeAll(async () => {
  await namespace(home);
  await applied(
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { namespace: home, name: 'default' } },
    deployment('controller'),
    deployment('webhook'),
    lease('cert-manager-b_1'),
    webhooks,
    pod,
  );
  await knownInventory();
  tab = openTab(cluster, administrator);
});
afterAll(async () => {
  await tab.close();
  // Other tests of this worker begin without an installation.
  await k(`delete deployment ${nameOf('controller')} ${nameOf('webhook')} -n ${home}`);
  await k(`delete lease cert-manager-controller -n kube-system`);
  await k(`delete validatingwebhookconfiguration ${home}`);
});

test('everything is watched that the cluster serves', async () => {
  const { besides: known } = await knownInventory();
  const states = besides.map((one) => known.watches[one].map(({ freshness }) => freshness.state));
  expect(new Set(states.slice(0, -1).flat())).toEqual(new Set(['live']));
  expect([besides.at(-1), states.at(-1)]).toEqual(['gateways', ['absent']]);
});

test('what kubectl does to cert-manager is so on the open pages that show it', async () => {
  const input = { cluster };
  const page = tab.open(['installation', 'get'], input, () => caller.installation.get(input));
  const card = tab.open(['installation', 'summary'], input, () =>
    caller.installation.summary(input),
  );
  await expect
    .poll(() => page.getCurrentResult().isSuccess && card.getCurrentResult().isSuccess, soon)
    .toBe(true);
  const here = () =>
    page.getCurrentResult().data?.installations.find((one) => one.namespace === home);
  const controller = () => here()?.components.find(({ component }) => component === 'controller');
  const onCard = () => {
    const told = card.getCurrentResult().data;
    if (told?.state !== 'installed' || told.namespace !== home) return undefined;
    return told.components.find(({ component }) => component === 'controller')?.wanted;
  };
  expect(page.getCurrentResult().data?.unheard).toEqual([]);
  expect([controller()?.wanted, onCard()]).toEqual([1, 1]);
  await k(`scale deployment cert-manager -n ${home} --replicas=3`);
  await expect.poll(() => [controller()?.wanted, onCard()], soon).toEqual([3, 3]);

  expect(controller()?.leader).toMatchObject({ is: 'leads', holder: 'cert-manager-b_1' });
  await applied(lease('cert-manager-a_1'));
  await expect
    .poll(() => controller()?.leader, soon)
    .toMatchObject({ holder: 'cert-manager-a_1', pod: 'cert-manager-a' });
  await k(`delete pod cert-manager-a -n ${home} --grace-period=0 --force`);
  await expect.poll(() => controller()?.leader, soon).not.toHaveProperty('pod');

  const bundle = () => here()?.webhooks.map((one) => one.bundle);
  expect(bundle()).toEqual(['empty']);
  const caBundle = Buffer.from(issue({ isCA: true }).crt).toString('base64');
  const patch = [{ op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: caBundle }];
  await k([
    'patch',
    'validatingwebhookconfiguration',
    home,
    '--type=json',
    '-p',
    JSON.stringify(patch),
  ]);
  await expect.poll(bundle, soon).toEqual(['unknown']);

  const crd = () =>
    page.getCurrentResult().data?.crds.find(({ name }) => name === 'orders.acme.cert-manager.io')
      ?.version;
  const before = crd();
  await k('label crd orders.acme.cert-manager.io app.kubernetes.io/version=v9.9.9 --overwrite');
  await expect.poll(crd, soon).toBe('v9.9.9');
  // Not by another label: who wrote that would own the field, and the next release's CRDs would be refused.
  await k(`apply --server-side --force-conflicts -f ${testbed.crds}`);
  await expect.poll(crd, soon).toBe(before);
  for (const one of [page, card]) one.destroy();
});

const reads = (apiGroups: string[], resources: string[]) => ({
  apiGroups,
  resources,
  verbs: ['list'],
});

test('who may not list Deployments hears nothing of them, and who may in their namespace does', async () => {
  const secrets = reads([''], ['secrets']);
  await grant('inside', home, [secrets, reads(['apps'], ['deployments'])], [home]);
  await grant('outside', home, [secrets], [home]);
  const people = await Promise.all(['inside', 'outside'].map((one) => person(one, home)));
  const tabs = people.map((one) => openTab(cluster, one));
  const heard = (what: string) =>
    tabs.map((one) => one.heard.filter((kind) => kind === what).length);
  const both = async () => {
    const before = heard('secrets');
    await expect
      .poll(async () => {
        await applied(tlsSecret(home, 'heard', issue()));
        return heard('secrets').every((count, index) => count > (before[index] ?? 0));
      }, soon)
      .toBe(true);
  };
  try {
    await both();
    await k(`scale deployment cert-manager -n ${home} --replicas=1`);
    await both();
    expect(heard('deployments')).toEqual([expect.any(Number), 0]);
    expect(heard('deployments')[0]).toBeGreaterThan(0);
  } finally {
    await Promise.all(tabs.map((one) => one.close()));
  }
});

test('an Ingress that begins or ceases to serve a Secret is so on the open page of the Secret', async () => {
  const at = { cluster, namespace: home, name: 'served' };
  await applied(tlsSecret(home, 'served', issue()));
  const page = tab.open(['secrets', 'get'], at, () => caller.secrets.get(at));
  const users = () =>
    page.getCurrentResult().data?.consumers.found.map(({ kind, name }) => `${kind} ${name}`);
  const ingress = (secretName: string) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { namespace: home, name: 'front' },
    spec: {
      defaultBackend: { service: { name: 'front', port: { number: 80 } } },
      tls: [{ secretName }],
    },
  });
  await expect.poll(users, soon).toEqual([]);
  await applied(ingress('served'));
  await expect.poll(users, soon).toEqual(['Ingress front']);
  await applied(ingress('another'));
  await expect.poll(users, soon).toEqual([]);
  await applied(ingress('served'));
  await expect.poll(users, soon).toEqual(['Ingress front']);
  await k(`delete ingress front -n ${home}`);
  await expect.poll(users, soon).toEqual([]);
  page.destroy();
});

test('Gateways are watched once the cluster serves them', async () => {
  const group = 'gateway.networking.k8s.io';
  const name = `gateways.${group}`;
  const schema = {
    openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  };
  await applied({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name,
      annotations: { 'api-approved.kubernetes.io': 'https://example.com/unapproved' },
    },
    spec: {
      group,
      names: { kind: 'Gateway', plural: 'gateways', singular: 'gateway' },
      scope: 'Namespaced',
      versions: [{ name: 'v1beta1', served: true, storage: true, schema }],
    },
  });
  const { besides: known } = await knownInventory();
  const state = () => known.watches.gateways.map(({ freshness }) => freshness.state);
  await k(`wait crd ${name} --for=condition=Established`);
  await expect.poll(state, soon).toEqual(['live']);
  await namespace(`${home}-edge`);
  const at = { cluster, namespace: home, name: 'by-gateway' };
  await applied(tlsSecret(home, 'by-gateway', issue()));
  const page = tab.open(['secrets', 'get'], at, () => caller.secrets.get(at));
  const users = () => page.getCurrentResult().data?.consumers.found;
  await expect.poll(users, soon).toEqual([]);
  const certificateRefs = [{ name: 'by-gateway', namespace: home }];
  await applied({
    apiVersion: `${group}/v1beta1`,
    kind: 'Gateway',
    metadata: { namespace: `${home}-edge`, name: 'front' },
    spec: { listeners: [{ name: 'https', tls: { certificateRefs } }] },
  });
  await expect
    .poll(users, soon)
    .toEqual([{ kind: 'Gateway', namespace: `${home}-edge`, name: 'front' }]);
  await k(`delete gateway.${group} front -n ${home}-edge`);
  await expect.poll(users, soon).toEqual([]);
  page.destroy();
  await k(`delete crd ${name}`);
  await expect.poll(state, soon).toEqual(['absent']);
});

test('what Certferry itself may not watch is said, and what it may is watched', async () => {
  const rules = [{ apiGroups: ['apps'], resources: ['deployments'], verbs: ['list', 'watch'] }];
  await grant('narrow', home, [...watchRules, ...rules]);
  const inventory = startInventory(withToken(asAdmin(), await tokenOf('narrow', home)));
  try {
    await untilAll(inventory, 'live');
    const told = () => unheard(inventory.besides, everyScope, cluster);
    const missing = () => told().map(({ what }) => what);
    await expect
      .poll(missing, soon)
      .toEqual(besides.filter((one) => one !== 'deployments' && one !== 'gateways'));
    expect(inventory.besides.watches.deployments[0]?.freshness.state).toBe('live');
    for (const { what, why } of told()) expect(why).toContain(`Grant it list and watch on ${what}`);
  } finally {
    await inventory.stop();
  }
});
