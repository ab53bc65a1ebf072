import { expect, test } from 'vitest';

import { controllerFacts } from './controller-facts';

function deployment(component: string, container: object = {}, name = component) {
  return {
    metadata: {
      namespace: 'cm',
      name,
      labels: { 'app.kubernetes.io/component': component },
    },
    spec: { template: { spec: { containers: [{ image: 'q/c:v1.20.3', ...container }] } } },
  };
}
const podNamespace = {
  name: 'POD_NAMESPACE',
  valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
};
const looksIn = (container: object) =>
  controllerFacts([deployment('controller', container)])?.clusterResourceNamespace;

test.each([
  [['--cluster-resource-namespace=$(POD_NAMESPACE)'], 'cm'],
  [['--cluster-resource-namespace=platform'], 'platform'],
  [['--cluster-resource-namespace', 'platform'], 'platform'],
  [['--cluster-resource-namespace=a', '--v=2', '--cluster-resource-namespace=b'], 'b'],
  [['--cluster-resource-namespace=$(TEAM)-$(POD_NAMESPACE)'], 'blue-cm'],
  [['--cluster-resource-namespace=$(NOBODY)'], '$(NOBODY)'],
  [['--cluster-resource-namespace='], 'kube-system'],
  [['--v=2'], 'kube-system'],
])('%j looks for Secrets of ClusterIssuers in %s', (args, namespace) => {
  expect(looksIn({ args, env: [podNamespace, { name: 'TEAM', value: 'blue' }] })).toBe(namespace);
});

test('the command is read like the arguments behind it', () => {
  expect(looksIn({ command: ['controller', '--cluster-resource-namespace=x'] })).toBe('x');
});

test('version and webhook are of the same installation', () => {
  const elsewhere = deployment('webhook');
  const found = controllerFacts([
    { ...elsewhere, metadata: { ...elsewhere.metadata, namespace: 'other' } },
    deployment('webhook', {}, 'cm-webhook'),
    deployment('controller', { image: 'registry:5000/c:v1.21.2@sha256:00' }),
  ]);
  expect(found).toMatchObject({
    namespace: 'cm',
    version: 'v1.21.2',
    webhook: { namespace: 'cm', name: 'cm-webhook' },
  });
  expect(controllerFacts([deployment('controller', { image: 'c@sha256:00' })])).toMatchObject({
    version: 'unknown',
  });
});

test('without a controller nothing is known', () => {
  expect(controllerFacts([])).toBeUndefined();
  expect(controllerFacts([deployment('webhook')])).toBeUndefined();
});
