import { expect, test } from 'vitest';

import { Namespaces } from './namespaces';

test('a namespace is there as long as any kind has an object in it', () => {
  const namespaces = new Namespaces();
  namespaces.count('certificates', 'shop/web', 1);
  namespaces.count('certificates', 'shop/api', 1);
  namespaces.count('secrets', 'shop/web-tls', 1);
  namespaces.count('secrets', 'bank/till', 1);
  namespaces.count('clusterissuers', 'company', 1);
  expect(namespaces.names).toEqual(['bank', 'shop']);
  namespaces.count('certificates', 'shop/web', -1);
  namespaces.count('certificates', 'shop/api', -1);
  expect(namespaces.names).toEqual(['bank', 'shop']);
  namespaces.count('secrets', 'shop/web-tls', -1);
  expect(namespaces.names).toEqual(['bank']);
});

test('what was read anew takes the place of what was known of that kind only', () => {
  const namespaces = new Namespaces();
  namespaces.replace('certificates', ['shop/web', 'bank/till']);
  namespaces.count('secrets', 'mail/smtp-tls', 1);
  namespaces.replace('certificates', ['shop/api']);
  expect(namespaces.names).toEqual(['mail', 'shop']);
});

test('the list of names is made again only when one came or went', () => {
  const namespaces = new Namespaces();
  namespaces.count('certificates', 'shop/web', 1);
  const { names } = namespaces;
  namespaces.count('certificates', 'shop/api', 1);
  namespaces.count('certificates', 'shop/web', -1);
  expect(namespaces.names).toBe(names);
});
