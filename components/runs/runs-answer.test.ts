import { expect, test } from 'vitest';

import type { RunSummary } from '@/shared/wizard';

import { runsAnswer } from './runs-answer';

const run = (phase: RunSummary['phase']): RunSummary => ({
  id: 'a',
  wizard: 'upgrade',
  by: 'ada',
  startedAt: 0,
  lastAt: 0,
  phase,
  done: 0,
  of: 3,
});
const running = run({ is: 'running' });
const paused = run({ is: 'paused', since: 0, by: 'bob' });
const forServer = run({ is: 'waiting', for: 'server', since: 0, why: '' });
const ended = run({ is: 'ended', outcome: 'succeeded', at: 0 });

test.each([
  [[], 'No runs yet'],
  [[ended], 'Nothing is running'],
  [[running, ended], 'Upgrade of ada is running'],
  [[running, forServer], '2 runs are running'],
  [[running, paused, ended], 'Upgrade of ada waits for you'],
  [[paused, paused], '2 runs wait for you'],
])('%#: what needs a person comes first', (runs, answer) => {
  expect(runsAnswer({ runs, unreadable: [] })).toBe(answer);
});

test('runs that cannot be read are not none', () => {
  const unread = [{ id: 'x', why: 'damaged' }];
  expect(runsAnswer({ runs: [ended], unreadable: unread })).toBe(
    'Nothing is running, and 1 run could not be read',
  );
  expect(runsAnswer({ runs: [paused], unreadable: [...unread, ...unread] })).toBe(
    'Upgrade of ada waits for you, and 2 runs could not be read',
  );
  expect(runsAnswer({ runs: [], unreadable: [{ id: 'x', why: 'damaged' }] })).toBe(
    '1 run could not be read',
  );
});
