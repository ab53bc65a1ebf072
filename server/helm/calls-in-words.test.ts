import { expect, test } from 'vitest';

import { callsInWords } from './calls-in-words';

const call = (method: string, path: string, status = 200) => ({ method, path, status });
const deployments = '/apis/apps/v1/namespaces/cert-manager/deployments';

test('calls are counted by verb and kind, the most frequent first', () => {
  expect(
    callsInWords([
      call('GET', '/version'),
      call('PATCH', `${deployments}/cert-manager`),
      call('GET', '/api/v1/namespaces/cert-manager/secrets'),
      call('GET', '/api/v1/namespaces/cert-manager'),
      call('PATCH', '/apis/rbac.authorization.k8s.io/v1/clusterroles/view'),
      call('PATCH', `${deployments}/cert-manager-webhook`),
      call('GET', '/api/v1/namespaces/cert-manager/secrets/one', 404),
    ]),
  ).toBe(
    'helm made 7 requests of the API server: GET 4 (2 secrets, 1 discovery, 1 namespaces), PATCH 3 (2 deployments, 1 clusterroles).',
  );
});

test('what was refused, and what nobody answered, is said', () => {
  expect(callsInWords([call('POST', deployments, 403), call('GET', deployments, 0)])).toBe(
    'helm made 2 requests of the API server: POST 1 (1 deployments), GET 1 (1 deployments); 1 refused (403), 1 without an answer.',
  );
});

test('a conflict or a server that is not there is no refusal', () => {
  const statuses = [409, 503, 401, 404, 200];
  expect(callsInWords(statuses.map((status) => call('GET', deployments, status)))).toBe(
    'helm made 5 requests of the API server: GET 5 (5 deployments); 1 refused (401), 2 not done (409, 503).',
  );
});

test('of very many kinds the rest is a number, and no call is said as that', () => {
  const many = Array.from({ length: 12 }, (_, index) => call('GET', `/api/v1/kind${index}`));
  expect(callsInWords(many)).toContain('1 kind7, 4 others)');
  expect(callsInWords([])).toBe('helm made 0 requests of the API server.');
});
