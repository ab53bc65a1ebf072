import { expect, test } from 'vitest';

import { issue, openssl, tlsSecret } from './openssl.fixture';
import { leafOf, pairDisagrees } from './pair-disagrees';

const old = issue({ until: 30 });
const renewed = issue({ until: 90 });
const secretOf = ({ crt }: { crt: string }) => ({ ...tlsSecret({ 'tls.crt': crt }) });

/** As cert-manager writes the dates, told by openssl. */
function statusOf({ crt }: { crt: string }) {
  const [notBefore = '', notAfter = ''] = openssl(
    ['x509', '-noout', '-startdate', '-enddate', '-dateopt', 'iso_8601'],
    crt,
  )
    .trim()
    .split('\n')
    .map((line) => line.replace(/^[^=]*=/, '').replace(' ', 'T'));
  return { status: { notBefore, notAfter } };
}

test('a Certificate agrees with the Secret that its status speaks of', () => {
  expect(pairDisagrees(statusOf(old), secretOf(old))).toBe(false);
  expect(pairDisagrees(statusOf(old), secretOf(renewed))).toBe(true);
  expect(pairDisagrees(statusOf(renewed), secretOf(old))).toBe(true);
  expect(pairDisagrees(statusOf(old), undefined)).toBe(true);
});

test('where nothing was issued or nothing can be read, nothing disagrees', () => {
  expect(pairDisagrees({}, undefined)).toBe(false);
  expect(pairDisagrees({}, secretOf(old))).toBe(false);
  expect(pairDisagrees(statusOf(old), secretOf({ crt: 'junk' }))).toBe(false);
  expect(leafOf({ data: 7 })).toBeUndefined();
});
