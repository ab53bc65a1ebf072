import { PassThrough } from 'node:stream';

import { afterEach, expect, test, vi } from 'vitest';

import { progress } from './progress.js';

afterEach(() => {
  vi.useRealTimers();
});

function screen(isTTY: boolean) {
  const stream = new PassThrough({ encoding: 'utf8' });
  const out = Object.assign(stream, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream;
  return { out, text: () => String(stream.read() ?? '').replaceAll('\r\x1b[2K', '<clear>') };
}

test('a log has a line at the start, at the end, and every 30 s', async () => {
  vi.useFakeTimers();
  const { out, text } = screen(false);
  const show = progress(out);
  const words = { doing: 'is being built', done: 'built' };
  const work = show.item('kubelet', () => vi.advanceTimersByTimeAsync(65_000), words);
  await work;
  expect(text().split('\n')).toEqual([
    'kubelet is being built',
    '  kubelet: 30 s so far',
    '  kubelet: 60 s so far',
    'kubelet built, 65 s',
    '',
  ]);
  expect(show.times).toEqual([{ name: 'kubelet', seconds: 65 }]);
});

test('a terminal has one line that counts, and keeps the results', async () => {
  vi.useFakeTimers();
  const { out, text } = screen(true);
  const show = progress(out);
  await show.item('etcd', () => vi.advanceTimersByTimeAsync(1_100), { done: 'built' });
  const shown = text();
  expect(shown).toContain('<clear>etcd 0.0 s');
  expect(shown).toMatch(/<clear>etcd 1\.0 s/);
  expect(shown).toMatch(/<clear>etcd built, 1\.1 s\n$/);
});

test('a failure is shown, not counted, and thrown', async () => {
  const { out, text } = screen(false);
  const show = progress(out);
  await expect(show.item('coredns', () => Promise.reject(new Error('no network')))).rejects.toThrow(
    'no network',
  );
  expect(text()).toMatch(/coredns failed, 0\.0 s\n$/);
  expect(show.times).toEqual([]);
});
