import { expect, test } from 'vitest';

import { qualifiedResource } from './qualified-resource';

test("cert-manager's kinds are named with their group, and Kubernetes' own as they are", () => {
  expect(qualifiedResource('certificates')).toBe('certificates.cert-manager.io');
  expect(qualifiedResource('issuers,clusterissuers')).toBe(
    'issuers.cert-manager.io,clusterissuers.cert-manager.io',
  );
  expect(qualifiedResource('orders')).toBe('orders.acme.cert-manager.io');
  expect(qualifiedResource('secrets')).toBe('secrets');
});
