import { expect, test } from 'vitest';

import { byText, comparing } from './order';

test('texts are in code point order, the same on every machine', () => {
  expect(['b', 'ä', 'B', 'a', '10', '9'].toSorted(byText)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
});

test('rows are ordered by their keys from the first on, and equal ones stay as they were', () => {
  const rows = [
    { id: 1, rank: 2, name: 'b' },
    { id: 2, rank: 1, name: 'z' },
    { id: 3, rank: 2, name: 'a' },
    { id: 4, rank: 2, name: 'b' },
    { id: 5, rank: Infinity, name: 'a' },
  ];
  const ordered = rows.toSorted(
    comparing(
      ({ rank }) => rank,
      ({ name }) => name,
    ),
  );
  expect(ordered.map(({ id }) => id)).toEqual([2, 3, 1, 4, 5]);
});
