import { expect, test } from 'vitest';

import { isBundleId, memberNamed } from './bundle-names';

test('names of members are those that a bundle is written with', () => {
  expect(memberNamed('secrets/shop.json')).toEqual({
    is: 'list',
    of: 'secrets',
    namespace: 'shop',
  });
  expect(memberNamed('cluster-issuers.json')).toEqual({ is: 'list', of: 'clusterIssuers' });
  expect(memberNamed('bundle.json')).toEqual({ is: 'manifest' });
  expect(memberNamed('RESTORE.md')).toEqual({ is: 'restore' });
  expect(memberNamed('installation/values.json')).toEqual({ is: 'installation' });
});

test.each([
  '',
  '/etc/passwd',
  '../secrets/shop.json',
  './secrets/shop.json',
  'secrets/../shop.json',
  'secrets/.json',
  'secrets/Shop.json',
  'secrets/shop.json/',
  'secrets/shop.json\n',
  `secrets/${'a'.repeat(64)}.json`,
  'secrets/shop.yaml',
  'orders/shop.json',
  'installation/x.json',
  'constructor',
  '__proto__',
  'secrets',
])('%j is no member', (name) => {
  expect(memberNamed(name)).toBeUndefined();
});

test('an id can be nothing but the name of a file', () => {
  expect(isBundleId('20261124-030000-4f2a')).toBe(true);
  const others = ['', '.', '..', 'a/b', 'A', 'a.b', '-a', 'a-', 'a\n', 'a'.repeat(81)];
  expect(others.filter(isBundleId)).toEqual([]);
});
