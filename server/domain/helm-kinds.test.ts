import { expect, test } from 'vitest';

import { crdsInManifest, helmKinds } from './helm-kinds';

const manifest = `---
# Source: cert-manager/templates/serviceaccount.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: cert-manager
  namespace: cert-manager
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: cert-manager:leaderelection
  labels:
    app: cert-manager
  namespace: "elections"
---
apiVersion: "monitoring.coreos.com/v1"
kind: 'ServiceMonitor'
metadata:
  name: cert-manager
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: cert-manager
  namespace: cert-manager
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: x
  namespace: cert-manager
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  annotations:
    helm.sh/resource-policy: keep
  name: "certificates.cert-manager.io"
spec:
  names:
    name: no
---
`;
const at = { namespace: 'cert-manager', electionNamespace: 'kube-system' };
const told = (text: string) =>
  helmKinds(text, at).map(({ group, resource, namespace = '*' }) =>
    [group, resource, namespace].join(' '),
  );

test('beside what every chart has, it is what stands in the manifest, where it stands there', () => {
  const more = told(manifest).filter((one) => !told('').includes(one));
  expect(more).toEqual([
    'rbac.authorization.k8s.io roles elections',
    'monitoring.coreos.com servicemonitors cert-manager',
    'policy poddisruptionbudgets cert-manager',
    'networking.k8s.io networkpolicies cert-manager',
    'apiextensions.k8s.io customresourcedefinitions *',
  ]);
});

test('the Roles of leader election are where its Leases are', () => {
  expect(told('')).toContain('rbac.authorization.k8s.io rolebindings kube-system');
  expect(told('')).toContain(' services cert-manager');
  expect(new Set(told(manifest)).size).toBe(told(manifest).length);
});

test('the CRDs of a manifest are found by their names', () => {
  expect([...crdsInManifest(manifest).keys()]).toEqual(['certificates.cert-manager.io']);
  expect(crdsInManifest('').size).toBe(0);
});
