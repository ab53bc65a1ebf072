import { expect, test } from 'vitest';

import { checkList } from './check-list';

const secret = (name: string, namespace: string | undefined = 'shop', kind = 'Secret') => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
});
const list = (...items: unknown[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
const check = (text: string) => checkList(text, 'secrets', 'shop');

test('a list of what its name says is counted', () => {
  expect(check(list(secret('a'), secret('b')))).toEqual({ count: 2 });
  const namespaces = list({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
  expect(checkList(namespaces, 'namespaces', undefined)).toEqual({ count: 1 });
});

test.each([
  ['{', 'is not JSON'],
  ['null', 'is not a v1 List'],
  [JSON.stringify({ apiVersion: 'v1', kind: 'SecretList', items: [] }), 'is not a v1 List'],
  [list(secret('a', 'shop', 'ConfigMap')), 'holds something that is not a Secret of v1'],
  [list({ ...secret('a'), apiVersion: 'v2' }), 'holds something that is not a Secret of v1'],
  [list('x'), 'holds something that is not a Secret of v1'],
  [list(secret('a', 'other')), 'holds a Secret that is not of namespace shop'],
  [
    list({ ...secret('a'), metadata: { name: 'a' } }),
    'holds a Secret that is not of namespace shop',
  ],
  [list(secret('a'), secret('a')), 'names an object twice'],
  [list(secret('')), 'holds a Secret without a name'],
])('%s is refused', (text, wrong) => {
  expect(check(text)).toEqual({ wrong });
});
