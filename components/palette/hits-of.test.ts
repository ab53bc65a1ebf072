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

test('a certificate that is found leads to its page', () => {
  const { groups, told } = hitsOf({ rows: [row], found: 1 }, none, none);
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
  const { groups, told } = hitsOf({ rows: [row], found: 1_842 }, none, none);
  expect(groups[0]?.title).toBe('Certificates, 1 of 1,842');
  expect(told).toBe('1,842 objects found');
});

test('nothing found is said', () => {
  expect(hitsOf(none, none, none)).toEqual({ groups: [], told: 'No object has this in it.' });
});
