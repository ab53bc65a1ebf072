import { expect, test } from 'vitest';

import { emptyReason } from './empty-reason';

const live = { state: 'live', readAt: 1 } as const;

test('a list with rows is not empty, however it is known', () => {
  expect(emptyReason({ freshness: { state: 'forbidden', why: 'x' }, shown: 3, total: 3 })).toBe(
    undefined,
  );
});

test('rows that exist but are not shown were filtered away', () => {
  expect(emptyReason({ freshness: live, shown: 0, total: 48 })).toEqual({
    reason: 'filtered-away',
  });
});

test('only a list that was read says that there are none', () => {
  expect(emptyReason({ freshness: live, shown: 0, total: 0 })).toEqual({ reason: 'none-yet' });
  const others = [
    { state: 'absent', why: 'no CRD' },
    { state: 'forbidden', why: 'no list' },
    { state: 'unreachable', since: 1, why: 'refused' },
    { state: 'loading', since: 1, loaded: 0 },
  ] as const;
  const reasons = others.map((freshness) => emptyReason({ freshness, shown: 0, total: 0 })?.reason);
  expect(reasons).toEqual(['not-installed', 'forbidden', 'unreachable', 'loading']);
});
