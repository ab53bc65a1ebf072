import { expect, test } from 'vitest';

import type { LogEntry } from './event-line';
import { filterLines } from './filter-lines';
import { mergeLines } from './merge-lines';

const line = (id: string, at: number, source: LogEntry['source'], text = id): LogEntry => ({
  id,
  at,
  source,
  severity: text.startsWith('W') ? 'warning' : 'info',
  text,
});

test('lines of several logs stand in the order of their times', () => {
  const { lines, dropped } = mergeLines([
    [line('a', 1, 'helm'), line('c', 3, 'helm')],
    [line('b', 2, 'controller'), line('d', 3, 'webhook')],
  ]);
  expect(lines.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  expect(dropped).toBe(0);
});

test('a warning that the journal and the component’s log both hold stands there once', () => {
  const { lines } = mergeLines([
    [line('j7', 5, 'controller', 'W lost its lease')],
    [line('l1', 5, 'controller', 'W lost its lease'), line('l2', 5, 'webhook', 'W lost its lease')],
  ]);
  expect(lines.map(({ id }) => id)).toEqual(['j7', 'l2']);
});

test('the newest lines are kept, and how many are not is told', () => {
  const many = Array.from({ length: 7 }, (_, at) => line(`x${at}`, at, 'helm'));
  const { lines, dropped } = mergeLines([many], 5);
  expect(lines.map(({ id }) => id)).toEqual(['x2', 'x3', 'x4', 'x5', 'x6']);
  expect(dropped).toBe(2);
});

test('filters narrow by source, severity and text together', () => {
  const lines = [
    line('a', 1, 'helm', 'Waiting for pods'),
    line('b', 2, 'controller', 'W slow'),
    line('c', 3, 'controller', 'fine'),
  ];
  const none = { sources: [], warnings: false, text: ' ' } as const;
  expect(filterLines(lines, none)).toBe(lines);
  const ids = (filter: Partial<Parameters<typeof filterLines>[1]>) =>
    filterLines(lines, { ...none, ...filter }).map(({ id }) => id);
  expect(ids({ sources: ['controller'] })).toEqual(['b', 'c']);
  expect(ids({ sources: ['controller'], warnings: true })).toEqual(['b']);
  expect(ids({ text: 'WAITING' })).toEqual(['a']);
});
