import { expect, test } from 'vitest';

import { crdNames } from './crd-mode';
import { installMethod, methodFindings, type ReleaseFacts } from './install-method';
import { deploymentOf } from './installation.fixture';

const crds = crdNames.map((name) => ({ metadata: { name } }));
const helm = { 'app.kubernetes.io/managed-by': 'Helm', 'helm.sh/chart': 'cert-manager-v1.20.3' };

const manifest = (annotations: (name: string) => string, names: readonly string[] = crdNames) =>
  names
    .map(
      (name) =>
        `kind: CustomResourceDefinition\nmetadata:\n  name: ${name}\n  annotations:\n${annotations(name)}`,
    )
    .join('\n---\n');
const kept = () => '    helm.sh/resource-policy: keep\n';
const bare = () => '    a: b\n';

const release = (text: string): ReleaseFacts => ({
  is: 'found',
  name: 'foo',
  namespace: 'tls',
  revision: 3,
  status: 'deployed',
  read: { chart: 'cert-manager v1.20.3', version: 'v1.20.3', manifest: text },
});

test.each([
  ['without the policy to keep them', manifest(bare), 'go'],
  ['with it', manifest(kept), 'stay'],
  ['with it on some', manifest((name) => (name.startsWith('orders') ? bare() : kept())), 'mixed'],
  ['not at all', 'kind: Deployment\nmetadata:\n  name: x\n', 'apart'],
  ['in part', manifest(kept, crdNames.slice(1)), 'mixed'],
])('a release that has the CRDs %s: %3$s', (_, text, fate) => {
  expect(installMethod(deploymentOf('controller'), release(text), crds)).toMatchObject({
    is: 'helm',
    release: { name: 'foo', namespace: 'tls' },
    chart: 'cert-manager v1.20.3',
    crds: fate,
  });
});

test('what becomes of the CRDs is not known where they or the record cannot be read', () => {
  const unreadable: ReleaseFacts = {
    is: 'found',
    name: 'foo',
    namespace: 'tls',
    revision: 3,
    status: 'deployed',
  };
  const controller = deploymentOf('controller');
  expect(installMethod(controller, unreadable, crds)).toMatchObject({ crds: 'unknown' });
  expect(installMethod(controller, release(manifest(kept)), undefined)).toMatchObject({
    crds: 'unknown',
  });
});

test.each<[string, Parameters<typeof deploymentOf>[1], string]>([
  ['rendered by Helm without a release', { labels: helm }, 'rendered'],
  [
    'applied with kubectl',
    { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } },
    'static',
  ],
  ['of an operator', { annotations: { 'operator.openshift.io/spec-hash': 'x' } }, 'operator'],
  ['of OLM', { labels: { 'olm.owner': 'cert-manager.v1.16.1' } }, 'operator'],
  ['of nobody known', {}, 'unknown'],
])('a controller %s', (_, more, is) => {
  expect(installMethod(deploymentOf('controller', more), { is: 'none' }, crds)).toEqual({ is });
});

test('one that was applied on the server side is told by its fields’ manager', () => {
  const applied = {
    ...deploymentOf('controller'),
    metadata: { name: 'x', managedFields: [{ manager: 'kubectl-client-side-apply' }] },
  };
  expect(installMethod(applied, { is: 'none' }, crds)).toEqual({ is: 'static' });
});

test('a release whose records may not be read is named, not guessed at', () => {
  const unread = { is: 'unread', name: 'foo', namespace: 'tls' } as const;
  expect(installMethod(deploymentOf('controller'), unread, crds)).toEqual({
    is: 'helm-unread',
    release: { name: 'foo', namespace: 'tls' },
  });
});

test('CRDs that go with their release, a release in the middle of something and another manager are told', () => {
  const going = installMethod(deploymentOf('controller'), release(manifest(bare)), crds);
  const codes = methodFindings(going, { who: 'Flux', what: 'a=b' }).map(({ code }) => code);
  expect(codes).toEqual(['managed-elsewhere', 'crds-go-with-release']);
  const staying = installMethod(deploymentOf('controller'), release(manifest(kept)), crds);
  expect(methodFindings(staying, undefined)).toEqual([]);
  if (staying.is !== 'helm') throw new Error(staying.is);
  const pending = { ...staying, status: 'pending-upgrade' };
  expect(methodFindings(pending, undefined)).toMatchObject([{ code: 'release-not-deployed' }]);
});
