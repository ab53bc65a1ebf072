import { expect, test } from 'vitest';

import { chooseColumn, shownColumns, wantedRoom } from './column';

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

test('each screen shares its table among the columns that it shows', () => {
  const shown = [
    { width: 30 },
    { width: 20, from: 'md' },
    { width: 10 },
    { width: 5, from: 'xl' },
  ] as const;
  expect(wantedRoom(shown)).toEqual({ base: 40, md: 60, lg: 60, xl: 65 });
});
