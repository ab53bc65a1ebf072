import { expect, test } from 'vitest';

import { logAgainIn } from './log-again-in';

test('an answer with a log from before is asked for again when the log may be read, not in a loop', () => {
  expect(logAgainIn({ now: 1_000, again: 8_000 })).toBe(7_000);
  expect(logAgainIn({ now: 9_000, again: 8_000 })).toBe(1_000);
  expect(logAgainIn({ now: 9_000 })).toBe(Infinity);
  expect(logAgainIn(undefined)).toBe(Infinity);
});
