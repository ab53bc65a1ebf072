import { expect, test } from 'vitest';

import { TextColumn } from './text-column';

const column = () => new TextColumn<string>((text) => text);
const found = (stored: readonly (string | undefined)[], sought: string) =>
  [...column().holding(stored, sought)].flatMap((holds, slot) => (holds === 1 ? [slot] : []));

test('finds what holds a text at its beginning, in the middle and at its end, once and again', () => {
  const stored = ['web.shop', undefined, 'shop', 'a.shop.shop', 'sho', '', 'pshop'];
  expect(found(stored, 'shop')).toEqual([0, 2, 3, 6]);
  expect(found(stored, '.')).toEqual([0, 3]);
  expect(found([], 'shop')).toEqual([]);
});

test('finds nothing that begins in one text and ends in the next', () => {
  expect(found(['web', 'shop'], 'webshop')).toEqual([]);
  for (const sought of ['web\0shop', '\0', 'web\0', '\0shop'])
    expect(found(['web', 'shop'], sought)).toEqual([]);
  expect(found(['we\0b', 'shop'], 'e\0b')).toEqual([0]);
});

test('finds the same as a look at each, however many there are, and what changed since', () => {
  const stored = Array.from({ length: 2_000 }, (_, slot) => `name-${(slot * 7_919) % 2_003}`);
  const searched = column();
  for (const [slot, text] of [
    [0, 'other-1'],
    [511, 'name-19'],
    [512, ''],
    [1_999, 'other-19'],
  ] as const) {
    for (const sought of ['19', 'name-1', 'other', 'e'])
      expect([...searched.holding(stored, sought)]).toEqual(
        stored.map((one) => Number(one.includes(sought))),
      );
    stored[slot] = text;
    searched.changed(slot);
  }
});
