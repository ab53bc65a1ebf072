import { expect, test } from 'vitest';

import { unfolded } from '@/shared/fold-run';

import { began, done, head, journal } from '../run/run.fixture';
import { withLines } from './followed-log';
import { withEvents, type FollowedRun } from './followed-run';

const nothing: FollowedRun = { state: unfolded(head), events: [] };
const all = journal(began('bundle'), done('bundle'), began('helm'));

test('events that are told again after a cut are taken once', () => {
  const first = withEvents(nothing, all.slice(0, 2));
  const again = withEvents(first, all);
  expect(again.events.map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(again.state.steps.map(({ state }) => state.is)).toEqual(['done', 'running', 'to-do']);
  expect(withEvents(again, all)).toBe(again);
});

test('what the page knew before the stream is not folded twice', () => {
  const known = withEvents(nothing, all.slice(0, 2)).state;
  const followed = withEvents({ state: known, events: [] }, all);
  expect(followed.events).toHaveLength(3);
  expect(followed.state).toEqual(withEvents(nothing, all).state);
});

test('a message without events says that the run can be read again', () => {
  const failed = { code: 'unavailable', why: 'No answer.' };
  expect(withEvents({ ...nothing, failed }, []).failed).toBeUndefined();
});

const line = { at: 1, source: 'webhook', severity: 'info', text: 'x', pod: 'w-1' } as const;
const message = { kind: 'log', cluster: 'a', lines: [line], skipped: 2 } as const;

test('lines of components are counted, named and bounded', () => {
  const many = { ...message, lines: Array.from({ length: 6_000 }, () => line) };
  const log = withLines(withLines(undefined, many), { ...message, lines: [line] });
  expect(log.lines).toHaveLength(5_000);
  expect(log.heard).toBe(6_001);
  expect(log.skipped).toBe(4);
  expect(new Set(log.lines.map(({ id }) => id)).size).toBe(5_000);
});

test('a pod whose lines come again has no problem any longer', () => {
  const refused = { kind: 'log-failed', cluster: 'a', code: 'forbidden', why: 'no' } as const;
  const log = withLines(withLines(undefined, { ...refused, pod: 'w-1' }), {
    ...refused,
    pod: 'c-1',
  });
  expect(Object.keys(log.failed)).toEqual(['w-1', 'c-1']);
  expect(withLines(log, { ...message, lines: [line] }).failed).toEqual({ 'c-1': 'no' });
});
