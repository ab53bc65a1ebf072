import { expect, test } from 'vitest';

import { helmFailure } from './helm-failure';

/** What Helm 4.3.1 really says. */
test.each([
  ['UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress', 'conflict'],
  ['UPGRADE FAILED: "cert-manager" has no deployed releases', 'not-found'],
  ['release has no 99 version', 'not-found'],
  ['UPGRADE FAILED: release: already exists', 'conflict'],
  [
    "UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\ncert-manager:\n- at '': validation failed\n  - at '/replicaCount': got string, want number\n  - at '': additional properties 'nope' not allowed",
    'invalid',
  ],
  [
    'INSTALLATION FAILED: unable to continue with install: CustomResourceDefinition "challenges.acme.cert-manager.io" in namespace "" exists and cannot be imported into the current release: invalid ownership metadata; annotation validation error: key "meta.helm.sh/release-name" must equal "other": current value is "cert-manager"',
    'conflict',
  ],
  [
    'UPGRADE FAILED: resource Deployment/cert-manager/cert-manager not ready. status: InProgress, message: Replicas: 0/1\ncontext deadline exceeded',
    'conflict',
  ],
  [
    'UPGRADE FAILED: could not get server version from Kubernetes: context deadline exceeded',
    'unavailable',
  ],
  [
    'UPGRADE FAILED: failed to create resource: Timeout: request did not complete within requested timeout - context deadline exceeded',
    'unavailable',
  ],
  [
    'UPGRADE FAILED: the server was unable to return a response in the time allotted, but may still be processing the request (patch deployments.apps cert-manager)',
    'unavailable',
  ],
  [
    'kubernetes cluster unreachable: Get "the API server/version": dial tcp the gateway: connect: connection refused',
    'unavailable',
  ],
  [
    'execution error at (cert-manager/templates/crds.yaml:1:6): ERROR: the deprecated .installCRDs option cannot be enabled at the same time as its replacement .crds.enabled',
    'invalid',
  ],
  [
    'UPGRADE FAILED: query: failed to query with labels: secrets is forbidden: User "system:serviceaccount:shop:anna" cannot list resource "secrets" in API group "" in the namespace "cert-manager"',
    'forbidden',
  ],
  [
    'kubernetes cluster unreachable: the server has asked for the client to provide credentials',
    'unauthorized',
  ],
  [
    'failed to perform "FetchReference" on source: Get "http://127.0.0.1:1/v2/charts/cert-manager/manifests/v1.2.3": dial tcp 127.0.0.1:1: connect: connection refused',
    'unavailable',
  ],
  [
    'failed to perform "FetchReference" on source: 127.0.0.1:5000/charts/cert-manager:v9.9.9: not found',
    'not-found',
  ],
  ['UPGRADE FAILED: context canceled', 'conflict'],
  [
    'UPGRADE FAILED: server-side apply failed for object cert-manager/cert-manager: Could not PATCH the Deployment: Run a1 writes nothing until its Lease is renewed, which was last done 9 s ago.',
    'unavailable',
  ],
  [
    'UPGRADE FAILED: (Forbidden) This process does not execute run 20261124-131502-3fa9 any longer, and writes nothing of it.',
    'unavailable',
  ],
  [
    'UPGRADE FAILED: Internal error occurred: failed calling webhook "policy.example.com": failed to call webhook: Post "https://policy.policy.svc:443/validate?timeout=10s": dial tcp 10.96.0.7:443: connect: connection refused',
    'conflict',
  ],
  ['something new', 'internal'],
])('%s is %s', (said, code) => {
  const failure = helmFailure('upgrade Helm release cert-manager/cert-manager', said);
  expect(failure.code).toBe(code);
  expect(failure.message).toContain(
    `Could not upgrade Helm release cert-manager/cert-manager: helm says: ${said.slice(0, 40)}`,
  );
});

test('what a schema cites is kept back by the one who runs helm, and a long text is cut here', () => {
  const { message } = helmFailure('upgrade', 'x'.repeat(10_000));
  expect(message.length).toBeLessThan(1_700);
});
