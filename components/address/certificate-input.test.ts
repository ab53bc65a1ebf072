import { expect, test } from 'vitest';

import { certificateInput } from './certificate-input';
import { loadCertificateParams } from './params';

const asked = (query: string) =>
  certificateInput('a', loadCertificateParams(new URLSearchParams(query)));

test('an address asks for key types, a window of days, renewals and who writes the Secret', () => {
  expect(
    asked('key=RSA%202048,ECDSA%20256&from=2026-12-01&until=2026-12-31&renews=30&managed=all'),
  ).toMatchObject({
    keys: ['RSA 2048', 'ECDSA 256'],
    endsAfter: Date.UTC(2026, 11, 1),
    endsBefore: Date.UTC(2027, 0, 1),
    renewsWithin: 30,
    managed: 'all',
  });
});

test('what is no day and no choice narrows nothing', () => {
  const input = asked('from=yesterday&until=2026-13-01&renews=8&managed=maybe&needs=you');
  expect(input).toMatchObject({ managed: 'yes' });
  for (const name of ['endsAfter', 'endsBefore', 'renewsWithin', 'needsPerson'] as const)
    expect(input[name]).toBeUndefined();
});
