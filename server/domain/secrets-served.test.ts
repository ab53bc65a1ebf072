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
