import { expect, test } from 'vitest';

import { byteSize } from './byte-size';

test.each([
  [0, '0 B'],
  [412, '412 B'],
  [41_320, '41.3 kB'],
  [412_000, '412 kB'],
  [1_240_000, '1.2 MB'],
  [7_000_000_000_000, '7000 GB'],
])('%d bytes are %s', (bytes, text) => {
  expect(byteSize(bytes)).toBe(text);
});
