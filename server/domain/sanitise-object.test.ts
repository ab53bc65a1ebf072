import { expect, test } from 'vitest';

import { sanitiseObject } from './sanitise-object';

const secret = { apiVersion: 'v1', kind: 'Secret' };

test('what the API server and other controllers wrote is dropped, and nothing else', () => {
  const stored = {
    metadata: {
      name: 'web-tls',
      namespace: 'shop',
      uid: 'u',
      resourceVersion: '7',
      generation: 3,
      creationTimestamp: '2026-01-01T00:00:00Z',
      deletionTimestamp: '2026-01-02T00:00:00Z',
      deletionGracePeriodSeconds: 0,
      selfLink: '/x',
      managedFields: [{ manager: 'kubectl' }],
      ownerReferences: [{ kind: 'Certificate', name: 'web', uid: 'c' }],
      finalizers: ['example.com/keep'],
      labels: { 'controller.cert-manager.io/fao': 'true' },
      annotations: {
        'cert-manager.io/issuer-name': 'ca',
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
      },
    },
    type: 'example.com/odd',
    immutable: true,
    data: { 'tls.key': 'a2V5' },
    status: { seen: true },
  };
  expect(sanitiseObject(secret, stored)).toStrictEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'web-tls',
      namespace: 'shop',
      finalizers: ['example.com/keep'],
      labels: { 'controller.cert-manager.io/fao': 'true' },
      annotations: { 'cert-manager.io/issuer-name': 'ca' },
    },
    type: 'example.com/odd',
    immutable: true,
    data: { 'tls.key': 'a2V5' },
  });
});

test('annotations of which nothing is left are not there', () => {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}' };
  expect(sanitiseObject(secret, { metadata: { name: 'a', annotations } })).toStrictEqual({
    ...secret,
    metadata: { name: 'a' },
  });
});
