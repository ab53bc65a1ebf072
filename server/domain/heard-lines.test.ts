import { expect, test } from 'vitest';

import { HeardLines } from './heard-lines';

const line = (text: string, severity: 'info' | 'warning' | 'error' = 'error') => ({
  source: 'controller' as const,
  severity,
  text,
});

test('warnings and errors are kept, what else is said is not', () => {
  const heard = new HeardLines();
  expect(heard.take(line('one', 'warning'))).toBe(true);
  expect(heard.take(line('two'))).toBe(true);
  expect(heard.take(line('three', 'info'))).toBe(false);
  expect(heard.rest()).toEqual([]);
});

test('what is said again with other numbers is kept once and counted', () => {
  const heard = new HeardLines();
  const kept = [1, 2, 3].map((attempt) => heard.take(line(`retry ${attempt} of 5a3f9c01deadbeef`)));
  expect(kept).toEqual([true, false, false]);
  expect(heard.take({ ...line('retry 9 of 5a3f9c01deadbeef'), source: 'webhook' })).toBe(true);
  expect(heard.rest()).toEqual([
    'The controller said 3 times in all, but for numbers: retry 1 of 5a3f9c01deadbeef',
  ]);
});

test('names that differ in a digit are two matters, however long the text before them', () => {
  const heard = new HeardLines();
  const long = 'x'.repeat(400);
  const said = ['issuer ca-1 not found', 'issuer ca-2 not found', `${long} web-1`, `${long} web-2`];
  expect(said.map((text) => heard.take(line(text)))).toEqual([true, true, true, true]);
  const again = ['01:02', '01:03'].map((time) =>
    heard.take(line(`at 2026-01-02T03:${time}Z after 1.5s: uid ${crypto.randomUUID()}`)),
  );
  expect(again).toEqual([true, false]);
  const ports = [53412, 53413].map((port) =>
    heard.take(line(`read tcp 10.244.0.5:${port}->10.96.0.1:443: i/o timeout after 1m${port}.5s`)),
  );
  expect(ports).toEqual([true, false]);
});

test('of very many different ones the first are kept, and how many are not is said', () => {
  const heard = new HeardLines();
  const kept = Array.from({ length: 250 }, (_, index) =>
    heard.take(line(String.fromCodePoint(0x4e00 + index))),
  );
  expect(kept.filter(Boolean)).toHaveLength(200);
  expect(heard.rest()).toEqual([expect.stringMatching(/^50 more warnings and errors/)]);
});
