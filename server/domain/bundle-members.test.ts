import { expect, test } from 'vitest';

import { bundleMembers, type BundleContent, restoredObjects } from './bundle-members';
import { memberNamed } from './bundle-names';

const object = (namespace: string, name: string, more: object = {}) => ({
  metadata: { namespace, name, uid: 'u' },
  ...more,
});
const content: BundleContent = {
  selection: {
    certificates: [object('shop', 'web', { spec: { secretName: 'web-tls' }, status: {} })],
    issuers: [object('cluster-issuers', 'ca')],
    clusterIssuers: [{ metadata: { name: 'root' } }],
    secrets: [
      object('payments', 'api', { type: 'kubernetes.io/tls' }),
      object('shop', 'web-tls', { immutable: true }),
    ],
    leftOut: [],
    madeAgain: [],
    clearPasswords: [],
  },
  namespaces: [
    {
      metadata: {
        name: 'shop',
        uid: 'u',
        annotations: { owner: 'x' },
        labels: { team: 'shop', 'kubernetes.io/metadata.name': 'shop' },
      },
    },
    { metadata: { name: 'kube-system' } },
  ],
  installation: {
    crds: [{ metadata: { name: 'c' } }],
    deployments: [object('cert-manager', 'cert-manager')],
    release: { namespace: 'cert-manager', name: 'cert-manager' },
    values: { replicas: 2 },
  },
};
const members = () => [...bundleMembers(content, '# how')];
const items = (name: string) => {
  const text = members().find((one) => one.name === name)?.text ?? '';
  const list: { kind: string; items: unknown[] } = JSON.parse(text);
  expect(list.kind).toBe('List');
  return list.items;
};

test('members come in the order of a restore, each by a name that may be read back', () => {
  const names = members().map(({ name }) => name);
  expect(names).toEqual([
    'RESTORE.md',
    'namespaces.json',
    'secrets/payments.json',
    'secrets/shop.json',
    'cluster-issuers.json',
    'issuers/cluster-issuers.json',
    'certificates/shop.json',
    'installation/crds.json',
    'installation/deployments.json',
    'installation/release.json',
    'installation/values.json',
  ]);
  expect(names.filter((name) => !memberNamed(name))).toEqual([]);
});

test('of namespaces only those that are used are kept, by name and labels', () => {
  expect(items('namespaces.json')).toEqual([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'cluster-issuers' } },
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments' } },
    {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels: { team: 'shop' } },
    },
  ]);
});

test('objects say what they are, and carry nothing of the API server', () => {
  expect(items('secrets/shop.json')).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { namespace: 'shop', name: 'web-tls' },
      immutable: true,
    },
  ]);
  expect(items('certificates/shop.json')).toEqual([
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { namespace: 'shop', name: 'web' },
      spec: { secretName: 'web-tls' },
    },
  ]);
  expect([...restoredObjects(content)].map(({ of }) => of)).toEqual([
    'secrets',
    'secrets',
    'clusterIssuers',
    'issuers',
    'certificates',
  ]);
});
