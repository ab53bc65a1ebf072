import { expect, test } from 'vitest';

import { objectIn } from './object-in';

test.each([
  [
    'Deployment.apps "cert-manager" is invalid: spec.selector: Invalid value',
    { kind: 'Deployment', name: 'cert-manager' },
  ],
  [
    'The CustomResourceDefinition "issuers.cert-manager.io" is invalid: metadata.annotations: Too long',
    { kind: 'CustomResourceDefinition', name: 'issuers.cert-manager.io' },
  ],
  [
    'unable to continue with install: CustomResourceDefinition "issuers.cert-manager.io" in namespace "" exists',
    { kind: 'CustomResourceDefinition', name: 'issuers.cert-manager.io' },
  ],
  [
    'resource Job/tls/startupapicheck not ready. status: InProgress',
    { kind: 'Job', namespace: 'tls', name: 'startupapicheck' },
  ],
  [
    'conflict occurred while applying object cert-manager: for object tls/web apps/v1, Kind=Deployment',
    { kind: 'Deployment', namespace: 'tls', name: 'web' },
  ],
  [
    'failed calling webhook: no endpoints available for service "cert-manager-webhook"',
    { kind: 'Service', name: 'cert-manager-webhook' },
  ],
])('%s names an object', (text, object) => {
  expect(objectIn(text)).toEqual(object);
});

test('a text that names none has none', () => {
  expect(objectIn('chart requires kubeVersion: >= 1.22.0-0')).toBeUndefined();
  expect(
    objectIn('no matches for kind "Certificate" in version "cert-manager.io/v1"'),
  ).toBeUndefined();
});
