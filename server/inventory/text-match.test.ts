import { expect, test } from 'vitest';

import { textMatch } from './text-match';

const serial = '4f1a09bc22d0e7';
const entry = { text: 'shop/web\nweb-tls\nweb.shop.example', serial };
const found = (text: string, one: { text: string; serial?: string } = entry) =>
  textMatch(text)?.(one);

test('finds a part of any value, in whatever case it is typed', () => {
  for (const text of ['shop/web', 'WEB-TLS', ' shop.example ', 'web'])
    expect(found(text)).toBe(true);
  expect(found('shop/api')).toBe(false);
});

test('finds a serial as any tool writes it, and a part of it', () => {
  for (const text of [
    serial,
    '0x4f1a09bc22d0e7',
    '4F1A09BC22D0E7',
    '4f:1a:09:bc:22:d0:e7',
    '09bc22',
  ])
    expect(found(text)).toBe(true);
  expect(found('4f1a09bc22d0e8')).toBe(false);
  expect(found(serial, { text: 'shop/web' })).toBe(false);
});

test('two letters that a name may hold find no serial', () => {
  for (const text of ['bc', '4f1a', ':::']) expect(found(text)).toBe(false);
});

test('without a text nothing is sought', () => {
  for (const text of [undefined, '', '  ']) expect(textMatch(text)).toBeUndefined();
});
