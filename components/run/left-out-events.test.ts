import { expect, test } from 'vitest';

import { leftOutEvents } from './left-out-events';
import { began, done, journal } from './run.fixture';

test('events that were dropped from the journal leave gaps that are counted', () => {
  const events = journal(began('bundle'), done('bundle'), began('helm'), done('helm'));
  expect(leftOutEvents([])).toBe(0);
  expect(leftOutEvents(events)).toBe(0);
  expect(leftOutEvents(events.filter(({ n }) => n !== 2))).toBe(1);
  expect(leftOutEvents(events.slice(2))).toBe(2);
});
