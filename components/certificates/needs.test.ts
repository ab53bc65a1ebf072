import { expect, test } from 'vitest';

import { needs } from './needs';

const none = { failing: 0, expired: 0, overdue: 0, unknown: 0, issuing: 0, unmanaged: 0, ready: 0 };

test('tells each reason with its number', () => {
  const states = { ...none, failing: 6, expired: 1, overdue: 2, ready: 1829 };
  expect(needs({ states, needPerson: 9 })).toBe(
    '6 cannot be issued, 1 has expired, 2 are past their renewal time',
  );
});

test('what is Ready and still needs somebody has a Secret that is not sound', () => {
  expect(needs({ states: { ...none, failing: 1, ready: 9 }, needPerson: 3 })).toBe(
    '1 cannot be issued, 2 have a Secret that is not sound',
  );
});

test('is empty when nothing needs anybody', () => {
  expect(needs({ states: { ...none, ready: 9 }, needPerson: 0 })).toBe('');
});
