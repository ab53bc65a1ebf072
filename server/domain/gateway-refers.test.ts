import { expect, test } from 'vitest';

import { gatewayRefers } from './gateway-refers';

const at = { namespace: 'shop', name: 'web-tls' };
const gateway = (...refs: object[]) => ({
  metadata: { namespace: 'shop', name: 'edge' },
  spec: { listeners: [{ name: 'http' }, { name: 'https', tls: { certificateRefs: refs } }] },
});

test('a Gateway serves a Secret of its own namespace, or of the one that it names', () => {
  expect(gatewayRefers(gateway({ name: 'web-tls' }), at)).toBe(true);
  expect(gatewayRefers(gateway({ kind: 'Secret', group: '', name: 'web-tls' }), at)).toBe(true);
  const inShop = gateway({ name: 'web-tls', namespace: 'shop' });
  expect(gatewayRefers({ ...inShop, metadata: { namespace: 'infra' } }, at)).toBe(true);
});

test('another name, namespace, kind or group is another object', () => {
  const others = [
    { name: 'api-tls' },
    { name: 'web-tls', namespace: 'bank' },
    { name: 'web-tls', kind: 'ConfigMap' },
    { name: 'web-tls', group: 'vault.example' },
  ];
  for (const one of others) expect(gatewayRefers(gateway(one), at)).toBe(false);
  const elsewhere = { ...gateway({ name: 'web-tls' }), metadata: { namespace: 'infra' } };
  expect(gatewayRefers(elsewhere, at)).toBe(false);
  expect(gatewayRefers({ spec: { listeners: [{ tls: { certificateRefs: 7 } }] } }, at)).toBe(false);
});
