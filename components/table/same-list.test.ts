import { expect, test } from 'vitest';

import { sameList } from './same-list';

test('asks for what the page shows: its type, its namespaces and no others', () => {
  expect(sameList({ resource: 'certificates', namespaces: [] })).toBe(
    'kubectl get certificates.cert-manager.io -A',
  );
  expect(
    sameList({
      resource: 'secrets',
      fieldSelector: 'type=kubernetes.io/tls',
      cluster: 'my cluster',
      namespaces: ['shop', 'payments'],
    }),
  ).toBe(
    "kubectl '--context=my cluster' get secrets --namespace=shop --field-selector=type=kubernetes.io/tls && kubectl '--context=my cluster' get secrets --namespace=payments --field-selector=type=kubernetes.io/tls",
  );
});
