import { expect, test } from 'vitest';

import { chooseColumn, shownColumns } from './column';

const columns = [{ id: 'name' }, { id: 'state' }, { id: 'key' }, { id: 'serial', extra: true }];
const ids = (chosen: readonly string[] | null) => shownColumns(columns, chosen).map(({ id }) => id);

test('without a choice the usual columns are shown, and with one those and the name', () => {
  expect(ids(null)).toEqual(['name', 'state', 'key']);
  expect(ids(['serial', 'state', 'nonsense'])).toEqual(['name', 'state', 'serial']);
  expect(ids([])).toEqual(['name']);
});

test('a column is added and taken away in the order of the list', () => {
  expect(chooseColumn(columns, null, 'serial', true)).toEqual(['state', 'key', 'serial']);
  expect(chooseColumn(columns, ['state', 'key', 'serial'], 'state', false)).toEqual([
    'key',
    'serial',
  ]);
});

test('the usual choice leaves the address alone', () => {
  expect(chooseColumn(columns, ['state', 'key', 'serial'], 'serial', false)).toBeNull();
});
