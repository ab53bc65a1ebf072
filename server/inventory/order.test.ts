import { expect, test } from 'vitest';

import { byText, inOrder } from './order';

test('texts are in code point order, the same on every machine', () => {
  expect(['b', 'ä', 'B', 'a', '10', '9'].toSorted(byText)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
});

test('rows are ordered by their keys from the first on, and equal ones stay as they were', () => {
  const rows = [
    { id: 1, key: [2, 'b'] },
    { id: 2, key: [1, 'z'] },
    { id: 3, key: [2, 'a'] },
    { id: 4, key: [2, 'b'] },
    { id: 5, key: [Infinity, 'a'] },
  ];
  const ids = (descending: boolean) =>
    inOrder(rows, ({ key }) => key, descending).map(({ id }) => id);
  expect(ids(false)).toEqual([2, 3, 1, 4, 5]);
  expect(ids(true)).toEqual([5, 1, 4, 3, 2]);
});
