import { expect, test } from 'vitest';

import { deploymentProblem } from './deployment-problem';
import { flagOf } from './flag-of';
import { componentOf, electionNamespace, imageVersion, managedBy } from './installation';
import { pinnedImages, removedValues } from './pinned-values';

const deployment = (args: string[], metadata: object = {}) => ({
  metadata: { namespace: 'cert-manager', ...metadata },
  spec: { template: { spec: { containers: [{ args }] } } },
});

test.each([
  ['quay.io/jetstack/cert-manager-controller:v1.20.3', 'v1.20.3'],
  ['registry:5000/cert-manager-controller:v1.20.3', 'v1.20.3'],
  ['quay.io/jetstack/cert-manager-controller:v1.20.3@sha256:0a', 'v1.20.3'],
  ['registry:5000/cert-manager-controller', undefined],
  ['quay.io/jetstack/cert-manager-controller@sha256:0a', undefined],
  ['quay.io/jetstack/cert-manager-controller:latest', undefined],
  ['', undefined],
])('the version of image %j is %s', (image, version) => {
  expect(imageVersion(image)).toBe(version);
});

test('of a flag that stands twice the last one counts, and a bare one is true', () => {
  const one = deployment(['--v=2', '--leader-elect', '--v=4', '--a=b=c']);
  expect([
    flagOf(one, 'v'),
    flagOf(one, 'leader-elect'),
    flagOf(one, 'a'),
    flagOf(one, 'lead'),
  ]).toEqual(['4', 'true', 'b=c', undefined]);
});

test('the namespace of the Leases is what the arguments say, and what the chart defaults to', () => {
  expect(electionNamespace(deployment(['--leader-election-namespace=elections']))).toBe(
    'elections',
  );
  expect(electionNamespace(deployment([]))).toBe('kube-system');
});

test('a component is what the chart calls it', () => {
  const [webhook, other] = ['webhook', 'startupapicheck'].map((name) =>
    componentOf(deployment([], { labels: { 'app.kubernetes.io/component': name } })),
  );
  expect([webhook, other]).toEqual(['webhook', undefined]);
});

test.each<[object, string | undefined]>([
  [{ annotations: { 'argocd.argoproj.io/tracking-id': 'x' } }, 'Argo CD'],
  [{ labels: { 'helm.toolkit.fluxcd.io/name': 'cm' } }, 'Flux'],
  [{ labels: { 'olm.owner': 'x' } }, 'the Operator Lifecycle Manager'],
  [{ labels: { 'app.kubernetes.io/managed-by': 'Helm' } }, undefined],
])('%j is managed by %s', (metadata, who) => {
  expect(managedBy(deployment([], metadata))?.who).toBe(who);
});

const running = (status: object, image = 'x:v1.21.2', replicas = 2) => ({
  metadata: { generation: 3, labels: { 'app.kubernetes.io/version': 'v1.21.2' } },
  spec: { replicas, template: { spec: { containers: [{ image }] } } },
  status: {
    observedGeneration: 3,
    replicas: 2,
    updatedReplicas: 2,
    availableReplicas: 2,
    ...status,
  },
});

test.each<[string, object, RegExp]>([
  ['ready', running({}), /^ready$/],
  ['ready by its label', running({}, 'x@sha256:0a'), /^ready$/],
  ['of another image', running({}, 'x:v1.20.3'), /image is of v1\.20\.3, not of v1\.21\.2/],
  ['not looked at', running({ observedGeneration: 2 }), /has not looked/],
  ['with old pods', running({ updatedReplicas: 1 }), /1 of 2 pods are new/],
  ['not available', running({ availableReplicas: 0 }), /0 of 2 pods are available/],
  ['with one too many', running({ replicas: 3 }), /1 old pods are left/],
])('a Deployment that is %s', (_, one, told) => {
  expect(deploymentProblem(one, 'v1.21.2') ?? 'ready').toMatch(told);
});

test('an image that the values hold fast blocks, unless it is the new one', () => {
  const values = { image: { tag: 'v1.20.3' }, webhook: { image: { digest: 'sha256:0a' } } };
  expect(pinnedImages(values, 'v1.21.2')).toMatchObject([
    { code: 'image-pinned', severity: 'blocks', sentence: expect.stringContaining('image.tag') },
    { remedy: expect.stringContaining('webhook.image.digest=null') },
  ]);
  expect(pinnedImages({ image: { tag: 'v1.21.2' } }, 'v1.21.2')).toEqual([]);
  expect(pinnedImages({}, 'v1.21.2')).toEqual([]);
});

test('values that 1.21 removed are named for 1.21 and later', () => {
  const values = { prometheus: { servicemonitor: { path: '/metrics' }, podmonitor: { x: 1 } } };
  expect(removedValues(values, 'v1.21.2')).toEqual(['prometheus.servicemonitor.path']);
  expect(removedValues(values, 'v1.20.3')).toEqual([]);
  expect(removedValues({}, 'v1.22.0')).toEqual([]);
});

test.each([
  [['--metrics-listen-address', '0'], '0'],
  [['--metrics-listen-address', '--v=2'], 'true'],
  [['--metrics-listen-address=$(HOST):9402'], '$(HOST):9402'],
  [['--metrics-listen-address=a:1', '--metrics-listen-address', 'b:2'], 'b:2'],
])('of %j the address of the metrics is %s', (args, value) => {
  expect(flagOf(deployment(args), 'metrics-listen-address')).toBe(value);
});
