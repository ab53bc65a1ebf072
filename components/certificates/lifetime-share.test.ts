import { expect, test } from 'vitest';

import { lifetimeShare } from './lifetime-share';

test('is the passed part of the lifetime in whole percent', () => {
  expect(lifetimeShare({ notBefore: 1000, notAfter: 4000 }, 3000)).toBe(67);
  expect(lifetimeShare({ notBefore: 1000, notAfter: 4000 }, 1000)).toBe(0);
});

test('stays between none and all, before the start and after the end', () => {
  expect(lifetimeShare({ notBefore: 1000, notAfter: 4000 }, 0)).toBe(0);
  expect(lifetimeShare({ notBefore: 1000, notAfter: 4000 }, 9000)).toBe(100);
});

test('is unknown, not zero, where nothing was issued or the dates are nonsense', () => {
  expect(lifetimeShare({}, 5)).toBeUndefined();
  expect(lifetimeShare({ notBefore: 1 }, 5)).toBeUndefined();
  expect(lifetimeShare({ notBefore: 4000, notAfter: 1000 }, 2000)).toBeUndefined();
  expect(lifetimeShare({ notBefore: 4000, notAfter: 4000 }, 2000)).toBeUndefined();
});
