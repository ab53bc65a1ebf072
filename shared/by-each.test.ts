import { expect, test } from 'vitest';

import { byEach } from './by-each';

test('every key gets its own value', () => {
  expect(byEach(['a', 'b'], (key) => key.toUpperCase())).toEqual({ a: 'A', b: 'B' });
  expect(byEach([], () => 1)).toEqual({});
});
