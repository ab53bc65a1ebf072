import { expect, test } from 'vitest';

import type { RawObject } from './raw-object';
import { selectForBundle } from './select-for-bundle';

const named = (namespace: string, name: string, more: object = {}): RawObject => ({
  metadata: { namespace, name, ...more },
});
const certificate = (name: string, spec: object = {}, more: object = {}): RawObject => ({
  ...named('shop', name, more),
  spec: { secretName: `${name}-tls`, issuerRef: { name: 'ca' }, ...spec },
});
const owned = (kind: string, apiVersion: string, controller = true) => ({
  ownerReferences: [{ kind, apiVersion, name: 'front', uid: 'u', controller }],
});
const label = (name: string) => ({ labels: { [name]: 'true' } });
const issued = (name: string) => ({ annotations: { 'cert-manager.io/certificate-name': name } });

const names = (objects: readonly RawObject[]) =>
  objects.map(({ metadata }) => {
    const { namespace, name } = metadata as { namespace?: string; name: string };
    return namespace === undefined ? name : `${namespace}/${name}`;
  });

function select(sources: Partial<Parameters<typeof selectForBundle>[0]>) {
  const none = { certificates: [], issuers: [], clusterIssuers: [], secrets: [] };
  const selection = selectForBundle({ ...none, clusterResourceNamespace: 'platform', ...sources });
  return { ...selection, in: names(selection.secrets), kept: names(selection.certificates) };
}

test.each([
  ['Ingress', 'networking.k8s.io/v1'],
  ['Ingress', 'extensions/v1beta1'],
  ['Gateway', 'gateway.networking.k8s.io/v1'],
  ['ListenerSet', 'gateway.networking.k8s.io/v1'],
  ['XListenerSet', 'gateway.networking.x-k8s.io/v1alpha1'],
])('a Certificate made for a %s of %s is left out, and its Secret is in', (kind, apiVersion) => {
  const found = select({
    certificates: [certificate('web', {}, owned(kind, apiVersion))],
    secrets: [named('shop', 'web-tls')],
  });
  expect(found).toMatchObject({ kept: [], in: ['shop/web-tls'] });
  expect(found.madeAgain).toEqual([
    { namespace: 'shop', certificate: 'web', by: { kind, name: 'front' } },
  ]);
  expect(found.leftOut).toEqual([
    {
      kind: 'Certificate',
      namespace: 'shop',
      name: 'web',
      why: `cert-manager makes it again for ${kind} front; its Secret is in the bundle.`,
    },
  ]);
});

test('any other owner does not keep a Certificate out', () => {
  const certificates = [
    certificate('other', {}, owned('App', 'example.com/v1')),
    certificate('same', {}, owned('Ingress', 'example.com/v1')),
    certificate('loose', {}, owned('Ingress', 'networking.k8s.io/v1', false)),
    certificate('odd', {}, { ownerReferences: 'x' }),
    certificate('proto', {}, owned('constructor', 'networking.k8s.io/v1')),
  ];
  expect(select({ certificates }).kept).toHaveLength(5);
});

test('only what is needed or was issued is in: no key in the making, no record of Helm, no canary', () => {
  const found = select({
    certificates: [certificate('web'), certificate('try', {}, label('certferry.io/canary'))],
    secrets: [
      named('shop', 'web-tls', issued('web')),
      named('shop', 'orphan', issued('gone')),
      named('shop', 'web-x7', { ...label('cert-manager.io/next-private-key'), ...issued('web') }),
      named('shop', 'try-tls', issued('try')),
      named('shop', 'tried', { ...label('certferry.io/canary'), ...issued('gone') }),
      named('shop', 'password'),
      { ...named('other', 'web-tls'), type: 'kubernetes.io/tls' },
      { ...named('shop', 'sh.helm.release.v1.x.v1'), type: 'helm.sh/release.v1' },
      named('cert-manager', 'cert-manager-webhook-ca', {
        annotations: { 'cert-manager.io/allow-direct-injection': 'true' },
      }),
    ],
  });
  expect(found.kept).toEqual(['shop/web']);
  expect(found.in).toEqual(['shop/orphan', 'shop/web-tls']);
  expect(found.leftOut).toEqual([]);
});

test('each issuer finds its Secrets where cert-manager looks for them', () => {
  const pulls = { podTemplate: { spec: { imagePullSecrets: [{ name: 'pull' }] } } };
  const found = select({
    certificates: [
      certificate('web', { issuerRef: { name: 'acme', kind: 'ClusterIssuer' } }),
      certificate('store', {
        keystores: { jks: { create: true, passwordSecretRef: { name: 'jks', key: 'p' } } },
      }),
    ],
    issuers: [{ ...named('shop', 'ca'), spec: { ca: { secretName: 'root' } } }],
    clusterIssuers: [
      {
        metadata: { name: 'acme' },
        spec: {
          acme: {
            privateKeySecretRef: { name: 'account' },
            solvers: [{ http01: { ingress: pulls } }],
          },
        },
      },
    ],
    secrets: ['root', 'jks', 'pull', 'web-tls', 'store-tls', 'account']
      .flatMap((name) => [named('shop', name), named('platform', name)])
      .concat(named('other', 'pull')),
  });
  expect(found.in).toEqual([
    'platform/account',
    'shop/jks',
    'shop/pull',
    'shop/root',
    'shop/store-tls',
    'shop/web-tls',
  ]);
});

test('what is missing or not covered is named with its reason', () => {
  const found = select({
    certificates: [
      certificate('new'),
      certificate('far', { issuerRef: { name: 'pca', kind: 'PCAIssuer', group: 'aws.example' } }),
    ],
    issuers: [
      {
        ...named('shop', 'vault'),
        spec: {
          vault: {
            caBundleSecretRef: { name: 'bundle' },
            auth: { kubernetes: { serviceAccountRef: { name: 'robot' } } },
          },
        },
      },
    ],
    secrets: [named('shop', 'far-tls')],
  });
  expect(found.leftOut).toEqual([
    {
      kind: 'Secret',
      namespace: 'shop',
      name: 'new-tls',
      why: 'There is no such Secret yet, so Certificate shop/new is issued anew after a restore.',
    },
    {
      kind: 'Secret',
      namespace: 'shop',
      name: 'bundle',
      why: 'Issuer shop/vault refers to it, and there is no such Secret.',
    },
    {
      kind: 'ServiceAccount',
      namespace: 'shop',
      name: 'robot',
      why: 'Issuer shop/vault signs in with it; ServiceAccounts are not kept in a bundle.',
    },
    {
      kind: 'PCAIssuer',
      name: 'pca',
      why: 'Certificate shop/far is issued by it. It belongs to aws.example, whose objects and Secrets are not in the bundle.',
    },
  ]);
});

test('a password that stands in a Certificate itself is told', () => {
  const keystores = { pkcs12: { create: true, password: 'open' } };
  const found = select({ certificates: [certificate('web'), certificate('open', { keystores })] });
  expect(found.clearPasswords).toEqual([{ namespace: 'shop', name: 'open' }]);
});
