import { expect, test } from 'vitest';

import { isFailure } from '@/shared/failure';

import { resourcePath } from './resource-path';

const certificates = { group: 'cert-manager.io', version: 'v1', resource: 'certificates' };

test('names one object, a namespace of them, or all', () => {
  expect(resourcePath(certificates, 'shop', 'web')).toBe(
    '/apis/cert-manager.io/v1/namespaces/shop/certificates/web',
  );
  expect(resourcePath(certificates, 'shop')).toBe(
    '/apis/cert-manager.io/v1/namespaces/shop/certificates',
  );
  expect(resourcePath({ version: 'v1', resource: 'secrets' })).toBe('/api/v1/secrets');
  expect(resourcePath(certificates, 'shop', 'web', 'status')).toMatch(/\/web\/status$/);
});

test.each([
  ['..', '..'],
  ['shop', '..'],
  ['.', 'web'],
  ['', 'web'],
  ['shop', ''],
  ['shop', 'a/b'],
  ['shop', '%2e%2e'],
])('refuses %j %j, which would name something else', (namespace, name) => {
  let thrown: unknown;
  try {
    resourcePath(certificates, namespace, name);
  } catch (error) {
    thrown = error;
  }
  expect(isFailure(thrown) && thrown.code).toBe('invalid');
});

test('encodes what else may stand in a name', () => {
  expect(resourcePath(certificates, 'shop', 'a?watch=1#b')).toMatch(/\/a%3Fwatch%3D1%23b$/);
});
