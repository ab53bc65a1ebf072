import { expect, test } from 'vitest';

import { secretsOfGateway, secretsOfIngress } from './secrets-served';

const metadata = { namespace: 'shop', name: 'front' };

test('an Ingress serves what its hosts name, in its own namespace', () => {
  const tls = [{ secretName: 'web' }, { hosts: ['a.example'] }, { secretName: '' }, 7, null];
  expect(secretsOfIngress({ metadata, spec: { tls } })).toEqual(['secrets/shop/web']);
});

test('a Gateway serves what its listeners name, of other namespaces too', () => {
  const secrets = [{ name: 'web' }, { name: 'api', namespace: 'other' }];
  const others = [
    { name: 'web', kind: 'ConfigMap' },
    { name: 'web', group: 'vault.example' },
  ];
  const certificateRefs = [...secrets, ...others, {}, 'odd'];
  const listeners = [{ tls: { certificateRefs } }, { tls: null }, { name: 'plain' }];
  expect(secretsOfGateway({ metadata, spec: { listeners } })).toEqual([
    'secrets/shop/web',
    'secrets/other/api',
  ]);
});

test('odd objects serve nothing', () => {
  for (const odd of [undefined, null, 7, {}, { spec: { tls: {}, listeners: 'x' } }])
    expect([...secretsOfIngress(odd), ...secretsOfGateway(odd)]).toEqual([]);
});

const secret = 'secrets/shop/web-tls';
const serves = (one: unknown) => secretsOfGateway(one).includes(secret);
const gateway = (...refs: object[]) => ({
  metadata: { namespace: 'shop', name: 'edge' },
  spec: { listeners: [{ name: 'http' }, { name: 'https', tls: { certificateRefs: refs } }] },
});

test('a Gateway serves a Secret of its own namespace, or of the one that it names', () => {
  expect(serves(gateway({ name: 'web-tls' }))).toBe(true);
  expect(serves(gateway({ kind: 'Secret', group: '', name: 'web-tls' }))).toBe(true);
  const inShop = gateway({ name: 'web-tls', namespace: 'shop' });
  expect(serves({ ...inShop, metadata: { namespace: 'infra' } })).toBe(true);
});

test('another name, namespace, kind or group is another object', () => {
  const others = [
    { name: 'api-tls' },
    { name: 'web-tls', namespace: 'bank' },
    { name: 'web-tls', kind: 'ConfigMap' },
    { name: 'web-tls', group: 'vault.example' },
  ];
  for (const one of others) expect(serves(gateway(one))).toBe(false);
  const elsewhere = { ...gateway({ name: 'web-tls' }), metadata: { namespace: 'infra' } };
  expect(serves(elsewhere)).toBe(false);
  expect(serves({ spec: { listeners: [{ tls: { certificateRefs: 7 } }] } })).toBe(false);
});
