import { expect, test } from 'vitest';

import { objectAddress } from './object-address';
import { loadLinkParams } from './params';

test('an object with a page leads to it', () => {
  const at = { kind: 'Certificate', namespace: 'shop', name: 'web' };
  expect(objectAddress(at, 'a')).toEqual({
    pathname: '/certificates/shop/web',
    query: { cluster: 'a' },
  });
});

test.each([
  ['CertificateRequest', 'requests'],
  ['Order', 'orders'],
  ['Challenge', 'challenges'],
])('a %s is sought in the list that reads that address', async (kind, show) => {
  const address = objectAddress({ kind, namespace: 'shop', name: 'web-1' }, 'a');
  expect(address?.pathname).toBe('/requests');
  const read = await loadLinkParams(Promise.resolve(address?.query ?? {}));
  expect(read).toMatchObject({ cluster: 'a', show, q: 'shop/web-1' });
});

test('what is shown nowhere leads nowhere', () => {
  expect(objectAddress({ kind: 'Pod', namespace: 'shop', name: 'web' }, 'a')).toBeUndefined();
  expect(objectAddress({ kind: 'Order', name: 'web' }, 'a')).toBeUndefined();
});
