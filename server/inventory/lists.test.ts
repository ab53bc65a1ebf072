import { expect, test } from 'vitest';

import { certificateFacts } from '../domain/certificate-facts';
import type { CertificateEntry, CertificateSort } from './certificate-entry';
import { Lists } from './lists';
import type { Listing } from './view';

const certificate = (name: string, day: number, more: object = {}) =>
  certificateFacts({
    metadata: {
      namespace: 'shop',
      name,
      creationTimestamp: new Date(day * 86_400_000).toISOString(),
    },
    spec: { secretName: 'tls', issuerRef: { name: 'ca' }, ...more },
  });

const nobody = () => undefined;

/** Lists of which somebody looks at the Certificates; `judged` tells which were read anew since it was asked last. */
function watched() {
  const lists = new Lists();
  let read: string[] = [];
  const listing: Listing<CertificateEntry, CertificateSort> = {
    facets: [],
    place: [],
    sorts: {
      name: [],
      state: [],
      issuer: [],
      secret: [],
      names: [],
      key: [],
      issued: [],
      renewal: [],
      expiry: [],
      revision: [],
      lifetime: [],
      'stored-in': [],
    },
    text: () => '',
    keys: () => [],
    context: () => '',
    odd: () => undefined,
    entry(key) {
      read.push(key);
      return undefined;
    },
  };
  function judged(): string[] {
    read = [];
    lists.certificates.of('everything', () => listing, 0);
    return read.filter((key) => !key.startsWith('secret//')).toSorted();
  }
  judged();
  return { lists, judged };
}

test('a Certificate on a Secret of others makes these be judged anew only where it bears on them', () => {
  const { lists, judged } = watched();
  const [web, twin, late, old] = [
    certificate('web', 5),
    certificate('twin', 6),
    certificate('late', 9),
    certificate('old', 1),
  ];
  lists.wroteCertificate('shop/web', undefined, web, nobody);
  expect(judged()).toEqual(['shop/web']);
  lists.wroteCertificate('shop/twin', undefined, twin, nobody);
  expect(judged()).toEqual(['shop/twin', 'shop/web']);
  lists.wroteCertificate('shop/late', undefined, late, nobody);
  expect(judged()).toEqual(['shop/late']);
  // Its owner is another one now, and later asks for something else.
  lists.wroteCertificate('shop/old', undefined, old, nobody);
  expect(judged()).toEqual(['shop/late', 'shop/old', 'shop/twin', 'shop/web']);
  const asksMore = certificate('old', 1, { dnsNames: ['new.example'] });
  lists.wroteCertificate('shop/old', old, asksMore, nobody);
  expect(judged()).toHaveLength(4);
  lists.wroteCertificate('shop/late', late, undefined, nobody);
  expect(judged()).toEqual(['shop/late']);
});

test('the Certificate that a Secret names is its owner, whoever is older', () => {
  const { lists, judged } = watched();
  const [web, named] = [certificate('web', 5), certificate('named', 6)];
  lists.wroteCertificate('shop/web', undefined, web, () => 'named');
  judged();
  lists.wroteCertificate('shop/named', undefined, named, () => 'named');
  judged();
  const changed = certificate('named', 6, { dnsNames: ['new.example'] });
  lists.wroteCertificate('shop/named', named, changed, () => 'named');
  expect(judged()).toEqual(['shop/named', 'shop/web']);
});

test('ten thousand that come one by one on one Secret cost no more than on as many', () => {
  const { lists } = watched();
  const began = performance.now();
  for (let index = 0; index < 10_000; index++) {
    const one = certificate(`web-${index}`, index);
    lists.wroteCertificate(`shop/${one.name}`, undefined, one, nobody);
  }
  // Each looked at with all before it took minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(lists.writers.count('shop/tls')).toBe(10_000);
});
