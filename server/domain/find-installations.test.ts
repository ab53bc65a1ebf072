import { expect, test } from 'vitest';

import { findInstallations } from './find-installations';
import { deploymentOf } from './installation.fixture';
import { severalInstallations } from './several-installations';
import { nameOf } from './wanted-secrets';

const all = (more: Parameters<typeof deploymentOf>[1] = {}) =>
  (['controller', 'webhook', 'cainjector'] as const).map((one) => deploymentOf(one, more));
const told = (deployments: Parameters<typeof findInstallations>[0]) =>
  findInstallations(deployments).map(({ namespace, controller, webhook, cainjector }) =>
    [namespace, ...[controller, webhook, cainjector].map((one) => one && nameOf(one))].join(' '),
  );

test('a release of any name in any namespace is found by its labels', () => {
  expect(told(all({ namespace: 'tls', instance: 'foo' }))).toEqual([
    'tls foo foo-webhook foo-cainjector',
  ]);
});

test('one without the usual labels is found by its images, wherever they are mirrored to', () => {
  const deployments = (['controller', 'webhook', 'cainjector'] as const).map((one) =>
    deploymentOf(one, {
      labels: { app: 'x' },
      image: `mirror.example:5000/a/cert-manager-${one}@sha256:0a`,
    }),
  );
  expect(told(deployments)).toEqual([
    'cert-manager cert-manager cert-manager-webhook cert-manager-cainjector',
  ]);
});

test('other programs that call a part a controller or a webhook are none', () => {
  const others = [
    deploymentOf('controller', {
      labels: {
        'app.kubernetes.io/component': 'controller',
        'app.kubernetes.io/name': 'ingress-nginx',
      },
      image: 'registry.k8s.io/ingress-nginx/controller:v1.12.0',
    }),
    deploymentOf('webhook', { labels: {}, image: 'x/cert-manager-webhook-pdns:v1' }),
    {},
  ];
  expect(told(others)).toEqual([]);
});

test('a controller with a sidecar before it is still found, and its own image counts', () => {
  const [found] = findInstallations([
    deploymentOf('controller', {
      labels: {},
      pod: {
        containers: [
          { image: 'istio/proxyv2:1.24.0' },
          { image: 'quay.io/jetstack/cert-manager-controller:v1.20.3' },
        ],
      },
    }),
  ]);
  expect(found).toBeDefined();
});

test('two in one namespace are told apart by their instance', () => {
  expect(told([...all(), ...all({ instance: 'foo' })])).toEqual([
    'cert-manager cert-manager cert-manager-webhook cert-manager-cainjector',
    'cert-manager foo foo-webhook foo-cainjector',
  ]);
});

test.each([
  ['one Lease', [], [], 'warns'],
  ['Leases in two namespaces', [], ['--leader-election-namespace=b'], 'breaks'],
  ['no election', ['--leader-elect=false'], ['--leader-elect=false'], 'breaks'],
])('two controllers with %s: it %4$s', (_, one, other, severity) => {
  const found = findInstallations([
    deploymentOf('controller', { args: one }),
    deploymentOf('controller', { namespace: 'b', args: other }),
  ]);
  expect(severalInstallations(found)).toMatchObject([{ code: 'several-installations', severity }]);
});

test('one controller is nothing to tell of', () => {
  expect(severalInstallations(findInstallations(all()))).toEqual([]);
});
