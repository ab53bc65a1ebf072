import { expect, test } from 'vitest';

import { hasSerial } from './has-serial';

const serial = '4f1a09bc22d0e7';

test('finds a serial as any tool writes it, and a part of it', () => {
  for (const text of [serial, '4F1A09BC22D0E7', '4f:1a:09:bc:22:d0:e7', '09bc22'])
    expect(hasSerial(serial, text)).toBe(true);
  expect(hasSerial(serial, '4f1a09bc22d0e8')).toBe(false);
  expect(hasSerial(undefined, serial)).toBe(false);
});

test('two letters that a name may hold find no serial', () => {
  for (const text of ['bc', '4f1a', ':::', '']) expect(hasSerial(serial, text)).toBe(false);
});
