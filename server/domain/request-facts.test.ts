import { expect, test } from 'vitest';

import { challengeFacts } from './challenge-facts';
import { hostile, seeded } from './hostile.fixture';
import { orderFacts } from './order-facts';
import { requestFacts } from './request-facts';

const time = '2026-01-01T00:00:00Z';
const at = Date.parse(time);
const issuerRef = { name: 'letsencrypt', kind: 'ClusterIssuer' };
const issuer = { name: 'letsencrypt', kind: 'ClusterIssuer', group: 'cert-manager.io' };
const owned = (kind: string) => [
  { kind: 'Other', name: 'no', uid: 'no' },
  { kind, name: 'web', uid: 'u-1', controller: true },
];
const metadata = { namespace: 'shop', name: 'web-1', uid: 'u-2', creationTimestamp: time };
const request = {
  metadata: {
    ...metadata,
    annotations: { 'cert-manager.io/certificate-revision': '3' },
    ownerReferences: owned('Certificate'),
  },
  spec: { issuerRef, request: 'LS0t' },
  status: {
    conditions: ['Ready', 'Approved'].map((type) => ({
      type,
      status: type === 'Ready' ? 'False' : 'True',
      reason: 'Pending',
      message: 'waits',
      lastTransitionTime: time,
    })),
    failureTime: time,
  },
};
const order = {
  metadata: { ...metadata, ownerReferences: owned('CertificateRequest') },
  spec: { issuerRef, commonName: 'a.example', dnsNames: ['a.example', '*.b.example'] },
  status: {
    state: 'invalid',
    reason: 'no',
    url: 'https://acme.example:14000/my-order/1',
    failureTime: time,
    authorizations: [
      { identifier: 'b.example', wildcard: true, initialState: 'pending', url: 'https://x' },
    ],
  },
};
const challenge = {
  metadata: { ...metadata, deletionTimestamp: time, ownerReferences: owned('Order') },
  spec: {
    issuerRef,
    type: 'DNS-01',
    dnsName: 'b.example',
    wildcard: true,
    token: 't',
    key: 'k',
    solver: { dns01: { cnameStrategy: 'Follow', route53: { region: 'x' } } },
  },
  status: { state: 'pending', reason: 'not yet', presented: true, processing: true },
};
const common = { namespace: 'shop', name: 'web-1', uid: 'u-2', createdAt: at, issuer };

test('a request is told with its owner, its revision and its conditions by type', () => {
  const told = requestFacts(request);
  expect(told).toMatchObject({
    ...common,
    owner: { kind: 'Certificate', name: 'web', uid: 'u-1' },
    revision: 3,
    approved: { status: 'True' },
    ready: { status: 'False', reason: 'Pending', message: 'waits', since: at },
    failedAt: at,
    signed: false,
  });
  expect([told.denied, told.invalid]).toEqual([undefined, undefined]);
});

test.each(['', '-1', '1.5', 'three', '99999999999'])('a revision of %j is none', (revision) => {
  const annotations = { 'cert-manager.io/certificate-revision': revision };
  expect(requestFacts({ metadata: { annotations } }).revision).toBeUndefined();
});

test('an order is told with its names once, the host of its server and its authorizations', () => {
  expect(orderFacts(order)).toEqual({
    ...common,
    owner: { kind: 'CertificateRequest', name: 'web', uid: 'u-1' },
    names: ['a.example', '*.b.example'],
    state: 'invalid',
    reason: 'no',
    host: 'acme.example:14000',
    authorizations: [{ identifier: 'b.example', wildcard: true, initialState: 'pending' }],
    failedAt: at,
  });
});

test('a challenge is told with its solver, and without its token and key', () => {
  const told = challengeFacts(challenge);
  expect(told).toEqual({
    ...common,
    deletedAt: at,
    owner: { kind: 'Order', name: 'web', uid: 'u-1' },
    type: 'DNS-01',
    dnsName: 'b.example',
    wildcard: true,
    solver: 'route53',
    state: 'pending',
    reason: 'not yet',
    presented: true,
    processing: true,
  });
});

test.each([
  ['requests', request, requestFacts],
  ['orders', order, orderFacts],
  ['challenges', challenge, challengeFacts],
] as const)('no odd object stops %s from being told', (_, base, facts) => {
  for (let round = 0; round < 2_000; round++) {
    const told = facts(hostile(base, seeded(round), (round / 2_000) * 0.6));
    expect([told.namespace, told.name, told.uid].every((one) => typeof one === 'string')).toBe(
      true,
    );
  }
});
