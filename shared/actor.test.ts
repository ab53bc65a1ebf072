import { expect, test } from 'vitest';

import { within } from './actor';

test('a scope of the cluster holds every namespace, one of namespaces only its own', () => {
  expect(within({ of: 'cluster' }, 'shop')).toBe(true);
  const two = { of: 'namespaces', names: new Set(['shop']) } as const;
  expect(within(two, 'shop')).toBe(true);
  expect(within(two, 'payments')).toBe(false);
  expect(within(two, '')).toBe(false);
});
