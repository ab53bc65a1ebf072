import { expect, test } from 'vitest';

import { Failure } from '@/shared/failure';
import type { PodLine } from '@/shared/live';

import { LogBuffer, type LogNews } from './log-buffer';

const line = (at: number, pod = 'a', text = `line ${at}`): PodLine => ({
  at,
  pod,
  source: 'controller',
  severity: 'info',
  text,
});
const stampOf = (at: number) => String(at).padStart(19, '0');

async function read(buffer: LogBuffer, isEnough: (news: LogNews) => boolean): Promise<LogNews[]> {
  const end = new AbortController();
  const told: LogNews[] = [];
  for await (const news of buffer.read(end.signal)) {
    told.push(news);
    if (isEnough(news)) break;
  }
  end.abort();
  return told;
}
const isLast = (news: LogNews) => news.is === 'lines' && news.stamps !== undefined;

test('lines of two pods come in the order of their times, with where each goes on', async () => {
  const buffer = new LogBuffer(new Map());
  for (const [at, pod] of [
    [3, 'a'],
    [5, 'a'],
    [2, 'b'],
    [4, 'b'],
  ] as const)
    buffer.push(pod, stampOf(at), line(at, pod));
  const [news] = await read(buffer, isLast);
  expect(news).toMatchObject({ skipped: 0, lines: [{ at: 2 }, { at: 3 }, { at: 4 }, { at: 5 }] });
  expect(news).toHaveProperty(
    'stamps',
    new Map([
      ['a', stampOf(5)],
      ['b', stampOf(4)],
    ]),
  );
});

test('a reader that comes late is told how many lines it missed, and the newest', async () => {
  const buffer = new LogBuffer(new Map());
  for (let at = 1; at <= 100_000; at += 1) buffer.push('a', stampOf(at), line(at));
  const told = (await read(buffer, isLast)).filter((one) => one.is === 'lines');
  const lines = told.flatMap((one) => one.lines);
  const skipped = told.reduce((sum, one) => sum + one.skipped, 0);
  expect(lines.length + skipped).toBe(100_000);
  expect(lines.length).toBeLessThanOrEqual(2_000);
  expect(told[0]?.skipped).toBe(skipped);
  expect(lines.at(-1)?.at).toBe(100_000);
  expect(Math.max(...told.map((one) => one.lines.length))).toBe(500);
  expect(told.map((one) => one.stamps !== undefined)).toEqual([
    ...told.slice(1).map(() => false),
    true,
  ]);
});

test('long lines are bounded by their size', async () => {
  const buffer = new LogBuffer(new Map());
  for (let at = 1; at <= 1_500; at += 1) buffer.push('a', '', line(at, 'a', 'x'.repeat(4_000)));
  const told = (await read(buffer, isLast)).filter((one) => one.is === 'lines');
  const size = told.flatMap((one) => one.lines).reduce((sum, { text }) => sum + text.length, 0);
  expect(size).toBeLessThanOrEqual(1_000_000);
  expect(told[0]?.skipped).toBeGreaterThan(1_000);
});

test('a failure is told once until lines come again', async () => {
  const buffer = new LogBuffer(new Map());
  const failure = new Failure('forbidden', 'Could not read it.');
  buffer.fail(failure, 'a');
  buffer.fail(failure, 'a');
  buffer.fail(failure);
  buffer.push('a', '', line(1));
  const first = await read(buffer, isLast);
  expect(first.map(({ is }) => is)).toEqual(['failed', 'failed', 'lines']);
  expect(first[0]).toEqual({ is: 'failed', failure, pod: 'a' });
  expect(first[1]).toEqual({ is: 'failed', failure });
  buffer.fail(failure, 'a');
  buffer.fail(failure);
  expect(await read(buffer, () => true)).toEqual([{ is: 'failed', failure, pod: 'a' }]);

  buffer.works();
  expect(await read(buffer, isLast)).toMatchObject([
    { is: 'lines', lines: [], skipped: 0, again: [''] },
  ]);
  buffer.works('a');
  buffer.fail(failure, 'b');
  expect(await read(buffer, isLast)).toMatchObject([
    { is: 'failed', pod: 'b' },
    { is: 'lines', lines: [], again: ['a'] },
  ]);
  buffer.works();
  buffer.fail(failure);
  expect(await read(buffer, () => true)).toEqual([{ is: 'failed', failure }]);
});

test('a reader that goes away is not waited for', async () => {
  const buffer = new LogBuffer(new Map());
  const end = new AbortController();
  const reading = buffer.read(end.signal).next();
  end.abort();
  expect(await reading).toEqual({ done: true, value: undefined });
});
