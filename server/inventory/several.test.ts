import { expect, test } from 'vitest';

import { anyWanted, apart, joined } from './several';

test('sets of values are told apart by what is in them, whatever their order', () => {
  expect(joined(['b', 'a', 'b'])).toBe('a b');
  expect(joined([])).toBe('');
});

test('a set is wanted where one of its values is', () => {
  const wants = anyWanted(['a']);
  expect(['a', 'a b', 'b', 'ab', ''].map((one) => wants?.(one))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(anyWanted(undefined)).toBeUndefined();
});

test('the counts of sets become those of their values', () => {
  const counts = new Map([
    ['a', 1],
    ['a b', 2],
    ['', 5],
  ]);
  expect([...apart(counts)].filter(([value]) => value !== '')).toEqual([
    ['a', 3],
    ['b', 2],
  ]);
});
