import { expect, test } from 'vitest';

import { chosenPlace, namespacesOf, placeSeen } from './namespaces-seen';

test('who may see the whole cluster is told of the cluster', () => {
  expect(placeSeen(undefined)).toBe('this cluster');
  expect(namespacesOf(1, undefined)).toBe('1 namespace');
  expect(namespacesOf(12, undefined)).toBe('12 namespaces');
});

test('who may see a part of it is told of that part', () => {
  expect(placeSeen(1)).toBe('the one namespace that you may see');
  expect(placeSeen(2)).toBe('the 2 namespaces that you may see');
  expect(namespacesOf(2, 2)).toBe('the 2 namespaces that you may see');
  expect(namespacesOf(1, 3)).toBe('1 of the 3 namespaces that you may see');
});

test('chosen namespaces are named, or counted where they are many', () => {
  expect(chosenPlace(['shop'])).toBe('the chosen namespace shop');
  expect(chosenPlace(['shop', 'payments'])).toBe('the 2 chosen namespaces');
});
