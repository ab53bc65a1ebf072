import { expect, test } from 'vitest';

import { clusterResourceNamespace } from './cluster-resource-namespace';

const deployment = (container: object) => ({
  metadata: { namespace: 'cm', name: 'cert-manager' },
  spec: { template: { spec: { containers: [container] } } },
});
const podNamespace = {
  name: 'POD_NAMESPACE',
  valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
};
const looksIn = (container: object) => clusterResourceNamespace(deployment(container));

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
