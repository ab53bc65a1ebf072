import { expect, test } from 'vitest';

import { soughtIn } from './sought';

const digits = '4f1a09bc22d0e7';

test('looks for a text in whatever case it is typed, without blanks around it', () => {
  expect(soughtIn(' WEB.Shop-TLS ')).toEqual({ text: 'web.shop-tls' });
});

test('looks for a serial too, as any tool writes it, and for a part of it', () => {
  for (const text of [digits, `0x${digits}`, digits.toUpperCase(), '4f:1a:09:bc:22:d0:e7'])
    expect(soughtIn(text)).toEqual({ text: text.toLowerCase(), digits });
  expect(soughtIn('09bc22')).toMatchObject({ digits: '09bc22' });
});

test('looks for no serial by two letters that a name may hold', () => {
  for (const text of ['bc', '4f1a', ':::', 'web4f1a09']) expect(soughtIn(text)).toEqual({ text });
});

test('without a text nothing is sought', () => {
  for (const text of [undefined, '', '  ']) expect(soughtIn(text)).toBeUndefined();
});
