import { expect, test } from 'vitest';

import { hitsOf } from './hits-of';

const certificate = {
  namespace: 'shop',
  name: 'web',
  managed: true,
  state: { state: 'ready' },
  issuer: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
  secretName: 'web-tls',
  names: ['web.example', 'www.example'],
  key: 'RSA 2048',
  isCA: false,
  secret: { state: 'sound' },
} as const;
const row = { ...certificate, names: [...certificate.names] };
const none = { rows: [], found: 0 };
const nothing = {
  certificates: none,
  issuers: none,
  secrets: none,
  requests: none,
  orders: none,
  challenges: none,
};

test('a certificate that is found leads to its page', () => {
  const { groups, told } = hitsOf({ ...nothing, certificates: { rows: [row], found: 1 } });
  expect(told).toBe('1 object found');
  expect(groups).toEqual([
    {
      title: 'Certificates',
      entries: [
        {
          value: 'certificate shop/web',
          name: 'shop/web',
          note: 'Ready · web.example · www.example',
          path: '/certificates/shop/web',
        },
      ],
    },
  ]);
});

test('where more is found than shown, the group says so', () => {
  const { groups, told } = hitsOf({ ...nothing, certificates: { rows: [row], found: 1_842 } });
  expect(groups[0]?.title).toBe('Certificates, 1 of 1,842');
  expect(told).toBe('1,842 objects found');
});

test('a request, an Order or a Challenge leads to its list, which then shows it alone', () => {
  const link = { namespace: 'shop', name: 'web-1', issuer: row.issuer } as const;
  const ready = { ...link, state: { state: 'ready' }, certificate: 'web' } as const;
  const errored = { ...link, state: { state: 'errored', why: '429' } } as const;
  const { groups, told } = hitsOf({
    ...nothing,
    requests: { rows: [ready], found: 1 },
    orders: { rows: [{ ...errored, names: ['web.example'], host: '' }], found: 8 },
  });
  expect(told).toBe('9 objects found');
  expect(groups).toEqual([
    {
      title: 'Requests',
      entries: [
        {
          value: 'requests shop/web-1',
          name: 'shop/web-1',
          note: 'Ready · for certificate web',
          path: '/requests',
          query: { q: 'shop/web-1' },
        },
      ],
    },
    {
      title: 'Orders, 1 of 8',
      entries: [
        {
          value: 'orders shop/web-1',
          name: 'shop/web-1',
          note: 'Errored',
          path: '/requests',
          query: { show: 'orders', q: 'shop/web-1' },
        },
      ],
    },
  ]);
});

test('nothing found is said', () => {
  expect(hitsOf(nothing)).toEqual({ groups: [], told: 'No object has this in it.' });
});
