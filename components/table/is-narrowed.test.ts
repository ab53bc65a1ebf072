import { expect, test } from 'vitest';

import { certificateInput } from '../address/certificate-input';
import { loadCertificateParams } from '../address/params';
import { isNarrowed } from './is-narrowed';

const asked = (query: string) =>
  certificateInput('a', loadCertificateParams(new URLSearchParams(query)));

test('namespaces, order and page narrow nothing else', () => {
  expect(isNarrowed(asked(''))).toBe(false);
  expect(isNarrowed(asked('ns=shop&sort=expiry&desc=true&offset=100&managed=yes'))).toBe(false);
});

test.each([
  'q=web',
  'state=failing',
  'key=RSA%202048',
  'from=2026-01-01',
  'renews=7',
  'managed=no',
])('%s does', (query) => {
  expect(isNarrowed(asked(query))).toBe(true);
});
