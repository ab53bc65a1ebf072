import { expect, test } from 'vitest';

import { certificateFacts } from '../domain/certificate-facts';
import { challengeFacts } from '../domain/challenge-facts';
import { orderFacts } from '../domain/order-facts';
import { requestFacts } from '../domain/request-facts';
import { certificateOf, Owned } from './owned';

const metadata = (name: string, kind: string, owner: string, more: object = {}) => ({
  namespace: 'shop',
  name,
  uid: `uid-${name}`,
  ownerReferences: [{ kind, name: owner, uid: `uid-${owner}`, controller: true }],
  ...more,
});

const certificate = (revision?: number) =>
  certificateFacts({
    metadata: { namespace: 'shop', name: 'web' },
    spec: { secretName: 'tls', issuerRef: { name: 'ca' } },
    status: { revision },
  });

const request = (name: string, revision: number, status: object = {}) =>
  requestFacts({
    metadata: metadata(name, 'Certificate', 'web', {
      annotations: { 'cert-manager.io/certificate-revision': String(revision) },
    }),
    status,
  });
const order = (name: string, owner: string, state = 'pending') =>
  orderFacts({ metadata: metadata(name, 'CertificateRequest', owner), status: { state } });
const challenge = (name: string, owner: string) =>
  challengeFacts({ metadata: metadata(name, 'Order', owner) });

function ownedOf() {
  const owned = new Owned();
  owned.certificaterequests.wrote(undefined, request('web-2', 2));
  owned.orders.wrote(undefined, order('web-2-o', 'web-2'));
  owned.challenges.wrote(undefined, challenge('web-2-o-1', 'web-2-o'));
  owned.challenges.wrote(undefined, challenge('web-2-o-2', 'web-2-o'));
  return owned;
}

test('the next issuance of a Certificate has the request of the next revision and all below it', () => {
  const owned = ownedOf();
  const next = owned.next(certificate(1));
  expect(next?.request.name).toBe('web-2');
  expect(next?.orders.map(({ name }) => name)).toEqual(['web-2-o']);
  expect(next?.challenges.map(({ name }) => name)).toEqual(['web-2-o-1', 'web-2-o-2']);
  for (const revision of [undefined, 0, 2])
    expect(owned.next(certificate(revision))).toBe(undefined);
});

test('what is signed, valid or gone keeps nothing from going on', () => {
  const owned = ownedOf();
  owned.challenges.wrote(challenge('web-2-o-1', 'web-2-o'), undefined);
  expect(owned.next(certificate(1))?.challenges).toHaveLength(1);
  const [pending, valid] = [order('web-2-o', 'web-2'), order('web-2-o', 'web-2', 'valid')];
  owned.orders.wrote(pending, valid);
  expect(owned.next(certificate(1))?.orders).toEqual([]);
  const signed = request('web-2', 2, { certificate: 'pem' });
  owned.certificaterequests.wrote(request('web-2', 2), signed);
  expect(owned.next(certificate(1))).toBeUndefined();
});

test('an Order of a request that had the same name earlier is not its', () => {
  const owned = new Owned();
  const rows = [{ ...request('web-2', 2), uid: 'another' }];
  owned.certificaterequests.read(new Map(rows.map((one) => [`shop/${one.name}`, one])));
  owned.orders.wrote(undefined, order('web-2-o', 'web-2'));
  expect(owned.next(certificate(1))?.orders).toEqual([]);
});

test('each link leads up to its Certificate, as far as what is above it is known', () => {
  const rows = {
    certificaterequests: { rows: new Map([['shop/web-2', request('web-2', 2)]]) },
    orders: { rows: new Map([['shop/web-2-o', order('web-2-o', 'web-2')]]) },
  };
  const links = [request('web-2', 2), order('web-2-o', 'web-2'), challenge('c', 'web-2-o')];
  for (const link of links) expect(certificateOf(rows, link)).toBe('shop/web');
  expect(certificateOf(rows, challenge('c', 'other'))).toBeUndefined();
  const itself = order('loop', 'loop');
  const loop = { ...itself, owner: { kind: 'Order', name: 'loop', uid: 'uid-loop' } };
  const looping = { ...rows, orders: { rows: new Map([['shop/loop', loop]]) } };
  expect(certificateOf(looping, loop)).toBeUndefined();
});
