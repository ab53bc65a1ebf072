import { expect, test } from 'vitest';

import type { RawObject } from '../raw-object';
import { ago, condition, now } from './chain.fixture';
import { stuckCauses } from './stuck-causes';

const nothing = { homes: new Set<string>(), webhookGroups: new Set<string>() };
const leaving = (conditions: object[], minutes = 9) => ({
  metadata: { name: 'one', deletionTimestamp: ago(minutes) },
  status: { conditions },
});
const left = (what: string, status = 'True') =>
  condition('NamespaceContentRemaining', status, 'SomeResourcesRemain', what);
const challenges =
  'Some resources are remaining: challenges.acme.cert-manager.io has 2 resource instances';
const going = condition('Terminating', 'True', 'InstanceDeletionInProgress', 'in progress');
const undiscovered = (groups: string) =>
  condition(
    'NamespaceDeletionDiscoveryFailure',
    'True',
    'DiscoveryFailed',
    `Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: ${groups}`,
  );
const stuck = (kind: 'Namespace' | 'CustomResourceDefinition', object: RawObject) =>
  stuckCauses(kind, object, now, nothing);
const told = (...of: object[]) => stuck('Namespace', leaving(of));

test('a namespace and a CRD that do not go away say why', () => {
  expect(told(left(challenges))).toMatchObject([
    {
      sentence: `The namespace does not go away, as Namespace one says: “NamespaceContentRemaining=True SomeResourcesRemain: ${challenges}”.`,
      link: { kind: 'Namespace', name: 'one' },
      symptoms: [{ id: 'UN-01' }],
    },
  ]);
  const crd = stuck('CustomResourceDefinition', leaving([going]));
  expect(crd[0]?.symptoms[0]?.id).toBe('UN-02');
});

test('what is just being deleted is not stuck, by the clock of the server', () => {
  for (const minutes of [0, 2.9]) {
    expect(stuck('Namespace', leaving([left(challenges)], minutes))).toEqual([]);
    expect(stuck('CustomResourceDefinition', leaving([going], minutes))).toEqual([]);
  }
  expect(stuck('Namespace', leaving([left(challenges)], 3))).toHaveLength(1);
  expect(stuck('CustomResourceDefinition', leaving([going], 3))).toHaveLength(1);
});

test.each([
  'finalizer.acme.cert-manager.io in 1 resource instances',
  'example.com/keep in 1 resource instances, acme.cert-manager.io/finalizer in 2 resource instances',
])('finalizers of cert-manager hold a namespace: %s', (finalizers) => {
  const message = `Some content in the namespace has finalizers remaining: ${finalizers}`;
  const remaining = condition(
    'NamespaceFinalizersRemaining',
    'True',
    'SomeFinalizersRemain',
    message,
  );
  expect(told(remaining)[0]?.symptoms[0]?.id).toBe('UN-01');
});

test('one of several kinds that are left is enough', () => {
  const both =
    'Some resources are remaining: configmaps. has 1 resource instances, certificates.cert-manager.io has 1 resource instances';
  expect(told(left(both))).toHaveLength(1);
});

test('a namespace that something else holds is not of cert-manager', () => {
  for (const what of [
    'configmaps. has 1 resource instances',
    'bundles.trust.cert-manager.io has 1 resource instances',
    'certificates.networking.internal.knative.dev has 1 resource instances',
    'issuers.notcert-manager.io has 1 resource instances',
  ])
    expect(told(left(`Some resources are remaining: ${what}`))).toEqual([]);
  const foreign = 'Some content in the namespace has finalizers remaining: example.com/keep in 1';
  expect(told(condition('NamespaceFinalizersRemaining', 'True', 'x', foreign))).toEqual([]);
});

test('an API that nobody serves is told where it is a DNS-01 webhook or one of cert-manager', () => {
  for (const group of ['acme.example.com/v1alpha1', 'webhook.cert-manager.io/v1beta1'])
    expect(told(undiscovered(`${group}: stale GroupVersion discovery: ${group}`))).toHaveLength(1);
  const metrics = 'metrics.k8s.io/v1beta1: stale GroupVersion discovery: metrics.k8s.io/v1beta1';
  expect(told(undiscovered(metrics))).toEqual([]);
});

test('an API that nobody serves is told where an issuer names it as its webhook, whatever it is called', () => {
  const gone = undiscovered(
    'dns.shop.example/v1alpha1: stale GroupVersion discovery: dns.shop.example/v1alpha1',
  );
  const named = (...groups: string[]) =>
    stuckCauses('Namespace', leaving([gone]), now, { ...nothing, webhookGroups: new Set(groups) });
  expect(named('dns.shop.example')[0]?.symptoms[0]?.id).toBe('UN-01');
  expect(named('shop.example', 'dns.other.example')).toEqual([]);
});

test('whatever keeps the namespace in which cert-manager runs is told', () => {
  const foreign = left('Some resources are remaining: configmaps. has 1 resource instances');
  const runsIn = (...homes: string[]) =>
    stuckCauses('Namespace', leaving([foreign]), now, { ...nothing, homes: new Set(homes) });
  expect(runsIn('one')[0]?.symptoms[0]?.id).toBe('UN-01');
  expect(runsIn('two')).toEqual([]);
});

test('what nobody deletes, or is about to be gone, is silent', () => {
  expect(told(left('All content successfully removed', 'False'))).toEqual([]);
  expect(told(left(challenges, 'Unknown'))).toEqual([]);
  const kept = { metadata: { name: 'one' }, status: { conditions: [left(challenges)] } };
  expect(stuck('Namespace', kept)).toEqual([]);
});
