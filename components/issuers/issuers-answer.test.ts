import { expect, test } from 'vitest';

import { issuersAnswer } from './issuers-answer';

test('says how many of how many cannot sign', () => {
  expect(issuersAnswer({ total: 9 }, 2)).toBe('2 of 9 issuers need you');
  expect(issuersAnswer({ total: 9 }, 1)).toBe('1 of 9 issuers needs you');
  expect(issuersAnswer({ total: 9 }, 0)).toBe('All 9 issuers are ready');
  expect(issuersAnswer({ total: 1 }, 0)).toBe('The one issuer is ready');
  expect(issuersAnswer({ total: 1 }, 1)).toBe('The one issuer needs you');
  expect(issuersAnswer({ total: 0 }, 0)).toBe('No issuers to see');
});
