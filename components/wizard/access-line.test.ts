import { expect, test } from 'vitest';

import { accessLine } from './access-line';

test('a right is named as kubectl names it, with its place and what it is for', () => {
  const at = { verb: 'patch', group: 'apps', resource: 'deployments', to: 'upgrade the release' };
  expect(accessLine({ ...at, namespace: 'cert-manager', name: 'cert-manager' })).toBe(
    'patch deployments.apps/cert-manager in cert-manager, to upgrade the release',
  );
  expect(accessLine({ verb: 'list', group: '', resource: 'secrets', to: 'write the bundle' })).toBe(
    'list secrets in the whole cluster, to write the bundle',
  );
  const log = { verb: 'get', group: '', resource: 'pods', subresource: 'log', to: 'read the log' };
  expect(accessLine({ ...log, namespace: 'cert-manager' })).toBe(
    'get pods/log in cert-manager, to read the log',
  );
  expect(accessLine({ ...log, namespace: 'cert-manager', optional: true })).toBe(
    'get pods/log in cert-manager, to read the log (not necessary)',
  );
});
