import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

import { jks } from '@/server/domain/jks.fixture';
import { issue } from '@/server/domain/openssl.fixture';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import { applied, certificate, grant, k, namespace, testbed, tlsSecret } from './testbed';

const shop = 'secret-detail';
const at = { cluster: testbed.name, namespace: shop, name: 'web-tls' };
const pair = issue({ subject: '/CN=web.example', until: 90 });

beforeAll(async () => {
  await namespace(shop);
  await applied(
    tlsSecret(shop, 'web-tls', pair),
    certificate(shop, 'web', { secretName: 'web-tls' }),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { namespace: shop, name: 'front' },
      spec: {
        defaultBackend: { service: { name: 'front', port: { number: 80 } } },
        tls: [{ secretName: 'web-tls', hosts: ['web.example'] }],
      },
    },
  );
  await untilEqual(await knownInventory());
});

test('a Secret comes with who writes and who uses it, and as YAML with sizes in place of values', async () => {
  const told = await callerOf(administrator).secrets.get(at);
  expect(told.certificates).toEqual(['web']);
  expect(told.consumers.found).toEqual([{ kind: 'Ingress', namespace: shop, name: 'front' }]);
  expect(told.consumers.unread).toEqual([]);
  expect(told.consumers.lookedAt).toContain(`pods of ${shop}`);
  const object = parse(told.yaml);
  expect(object).toMatchObject({ kind: 'Secret', metadata: { name: 'web-tls' } });
  expect(object.data).toEqual({
    'tls.crt': `(hidden: ${pair.crt.length} bytes)`,
    'tls.key': `(hidden: ${pair.key.length} bytes)`,
  });
});

test('a Java truststore is compared with ca.crt, and no byte of a store or its password is answered', async () => {
  const [ca, other] = [1, 2].map((number) => issue({ subject: `/CN=CA ${number}`, isCA: true }));
  if (!ca || !other) throw new Error('openssl made no CA');
  const leaf = issue({ subject: '/CN=stores.example', issuer: ca, until: 90 });
  const stores = (name: string, trusted: typeof ca) => {
    const made = tlsSecret(shop, name, leaf);
    const more = {
      'ca.crt': Buffer.from(ca.crt).toString('base64'),
      'keystore.jks': jks(leaf),
      'truststore.jks': jks(trusted),
    };
    return { ...made, data: { ...Object(made).data, ...more } };
  };
  const keystores = {
    jks: { create: true, passwordSecretRef: { name: 'store', key: 'password' } },
  };
  const names = ['sound-stores', 'stale-trust'];
  await applied(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: shop, name: 'store' },
      stringData: { password: 'canary-store-password' },
    },
    stores('sound-stores', ca),
    stores('stale-trust', other),
    ...names.map((name) =>
      certificate(shop, name, { secretName: name, dnsNames: ['stores.example'], keystores }),
    ),
  );
  await untilEqual(await knownInventory());
  const caller = callerOf(administrator);
  const codes = async (name: string) => {
    const told = await caller.secrets.get({ ...at, name });
    expect(JSON.stringify(told)).not.toMatch(/canary-store-password|PRIVATE KEY/);
    return told.findings.map(({ code }) => code).filter((code) => code.includes('store'));
  };
  expect(await codes('sound-stores')).toEqual([]);
  expect(await codes('stale-trust')).toEqual(['secret-truststore-stale']);
  const findings = ['secret-truststore-stale'];
  const { rows } = await caller.secrets.list({ cluster: at.cluster, namespaces: [shop], findings });
  expect(rows.map(({ name }) => name)).toEqual(['stale-trust']);
  await k(`delete secret,certificate -n ${shop} store ${names.join(' ')} --ignore-not-found`);
});

const gatewayCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: {
    name: 'gateways.gateway.networking.k8s.io',
    annotations: { 'api-approved.kubernetes.io': 'https://example.com/unapproved' },
  },
  spec: {
    group: 'gateway.networking.k8s.io',
    names: { kind: 'Gateway', plural: 'gateways', singular: 'gateway' },
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1beta1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
      },
    ],
  },
};

const gateway = (namespaceOf: string, name: string, certificateRef: object) => ({
  apiVersion: 'gateway.networking.k8s.io/v1beta1',
  kind: 'Gateway',
  metadata: { namespace: namespaceOf, name },
  spec: { listeners: [{ name: 'https', tls: { certificateRefs: [certificateRef] } }] },
});

const consumers = (identity = administrator) => callerOf(identity).secrets.consumers(at);

test('Gateways use a Secret where the cluster serves them, of its namespace and of others', async () => {
  expect(JSON.stringify(await consumers())).not.toContain('gateways');
  await applied(gatewayCrd);
  await k(`wait crd ${gatewayCrd.metadata.name} --for=condition=Established`);
  try {
    await namespace(`${shop}-edge`);
    await applied(
      gateway(shop, 'own', { name: 'web-tls' }),
      gateway(`${shop}-edge`, 'shared', { name: 'web-tls', namespace: shop }),
      gateway(`${shop}-edge`, 'other', { name: 'web-tls' }),
    );
    const { found, lookedAt } = await consumers();
    expect(found.filter(({ kind }) => kind === 'Gateway')).toEqual([
      { kind: 'Gateway', namespace: `${shop}-edge`, name: 'shared' },
      { kind: 'Gateway', namespace: shop, name: 'own' },
    ]);
    expect(lookedAt).toContain('gateways of all namespaces');
    const rules = [
      { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] },
      { apiGroups: ['gateway.networking.k8s.io'], resources: ['gateways'], verbs: ['list'] },
    ];
    await grant('edge', shop, rules, [shop]);
    const seen = await consumers(await person('edge', shop));
    expect(seen.found).toEqual([{ kind: 'Gateway', namespace: shop, name: 'own' }]);
    expect(seen.lookedAt).toEqual([`gateways of ${shop}`]);
    const nobody = await consumers(await person('nobody', shop));
    expect(nobody.unread.map(({ what }) => what)).toContain(`gateways of ${shop}`);
  } finally {
    await k(`delete crd ${gatewayCrd.metadata.name}`);
  }
});

test('who may read Secrets and nothing else gets the Secret, and is told what was not looked at', async () => {
  const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }];
  await grant('keeper', shop, rules, [shop]);
  const told = await callerOf(await person('keeper', shop)).secrets.get(at);
  expect(told.health.state).toBe('sound');
  expect(told.chain).toHaveLength(1);
  expect(told.certificates).toBeUndefined();
  expect(told.consumers.found).toEqual([]);
  expect(told.consumers.lookedAt).toEqual([]);
  expect(told.consumers.unread.map(({ what }) => what)).toEqual([
    `Certificates of ${shop}`,
    `pods of ${shop}`,
    `ingresses of ${shop}`,
    `issuers of ${shop}`,
    'clusterissuers',
  ]);
  for (const { why } of told.consumers.unread) expect(why).toMatch(/forbidden|may not list/);
  expect(told.findings.map(({ code }) => code)).not.toContain('secret-unreferenced');
});

test('a Secret that is not there is not found', async () => {
  await expect(
    callerOf(administrator).secrets.get({ ...at, name: 'nobody' }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
