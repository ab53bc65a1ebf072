import { expect, test } from 'vitest';

import { objectPath } from './object-path';

test('each kind with a page leads to it, whatever its names hold', () => {
  const at = { namespace: 'shop', name: 'a/b' };
  expect(objectPath({ kind: 'Certificate', ...at })).toBe('/certificates/shop/a%2Fb');
  expect(objectPath({ kind: 'Issuer', ...at })).toBe('/issuers/shop/a%2Fb');
  expect(objectPath({ kind: 'Secret', ...at })).toBe('/secrets/shop/a%2Fb');
  expect(objectPath({ kind: 'ClusterIssuer', name: 'company' })).toBe('/issuers/company');
});

test('what has no page leads nowhere', () => {
  expect(objectPath({ kind: 'Order', namespace: 'shop', name: 'web' })).toBeUndefined();
  expect(objectPath({ kind: 'Secret', name: 'web' })).toBeUndefined();
});
