import { expect, test } from 'vitest';

import {
  field,
  isRecord,
  listField,
  numberField,
  textField,
  textsField,
  timeField,
} from './fields';

const object = { a: { b: 'text', n: 3, list: ['x', 1, null, 'y'], time: '2026-01-02T03:04:05Z' } };

test('a field is found along its path, and anything missing is undefined', () => {
  expect(field(object, 'a', 'b')).toBe('text');
  expect(field(object, 'a', 'b', 'c')).toBeUndefined();
  expect(field(object, 'z', 'b')).toBeUndefined();
  for (const nothing of [null, undefined, 3, 'text', [], true])
    expect(field(nothing, 'a')).toBeUndefined();
});

test('what every object inherits is not a field of it', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    expect(field(object, name)).toBeUndefined();
  expect(field(JSON.parse('{"__proto__": 1}'), '__proto__')).toBe(1);
});

test('a field of another type than asked for is as good as missing', () => {
  expect(textField(object, 'a', 'n')).toBeUndefined();
  expect(numberField(object, 'a', 'b')).toBeUndefined();
  expect(numberField({ n: Number.NaN }, 'n')).toBeUndefined();
  expect(numberField({ n: Infinity }, 'n')).toBeUndefined();
  expect(listField(object, 'a')).toEqual([]);
  expect(timeField({ t: 'yesterday' }, 't')).toBeUndefined();
  expect(timeField({ t: 3 }, 't')).toBeUndefined();
});

test('texts of a list, times and numbers are read', () => {
  expect(textsField(object, 'a', 'list')).toEqual(['x', 'y']);
  expect(timeField(object, 'a', 'time')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
  expect(numberField(object, 'a', 'n')).toBe(3);
});

test('a record is an object that is no list', () => {
  expect([{}, object].every(isRecord)).toBe(true);
  expect([null, undefined, [], 'x', 1].some(isRecord)).toBe(false);
});
