import { expect, test } from 'vitest';

import { describeRequest } from './describe-request';
import { resourcePath } from './resource-path';

const certificates = { group: 'cert-manager.io', version: 'v1', resource: 'certificates' };
const secrets = { version: 'v1', resource: 'secrets' };
const namespaces = { version: 'v1', resource: 'namespaces' };

test.each([
  ['GET', resourcePath(secrets), 'list secrets'],
  ['GET', resourcePath(secrets, 'shop'), 'list secrets in shop'],
  ['GET', resourcePath(secrets, 'shop', 'web'), 'read secrets shop/web'],
  ['GET', resourcePath(certificates), 'list certificates.cert-manager.io'],
  ['POST', resourcePath(certificates, 'shop'), 'create certificates.cert-manager.io in shop'],
  [
    'PUT',
    resourcePath(certificates, 'shop', 'web'),
    'replace certificates.cert-manager.io shop/web',
  ],
  [
    'PATCH',
    resourcePath(certificates, 'shop', 'web', 'status'),
    'change certificates/status.cert-manager.io shop/web',
  ],
  ['DELETE', resourcePath(secrets, 'shop', 'web'), 'delete secrets shop/web'],
  ['GET', resourcePath(namespaces), 'list namespaces'],
  ['GET', resourcePath(namespaces, undefined, 'shop'), 'read namespaces shop'],
  ['GET', '/version', 'read /version'],
  ['GET', '/livez', 'read /livez'],
  ['OPTIONS', '/livez', 'OPTIONS /livez'],
])('%s %s is: %s', (method, path, words) => {
  expect(describeRequest(method, path)).toBe(words);
});

test('watching is told apart from listing', () => {
  expect(describeRequest('GET', resourcePath(secrets), true)).toBe('watch secrets');
});

test('what is special in an address stays part of a name', () => {
  expect(resourcePath(secrets, 'shop', 'a?b#c d')).toBe(
    '/api/v1/namespaces/shop/secrets/a%3Fb%23c%20d',
  );
});
