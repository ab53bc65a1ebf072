import type { ServerResponse } from 'node:http';

import { afterEach, expect, test } from 'vitest';

import type { Freshness } from '@/shared/freshness';

import { fakeApiServer, listOf, openWatch, status } from './fake-api-server.fixture';
import { kinds } from './kinds';
import { Reflector, type ReflectorTimers } from './reflector';

const ends: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

/** A running reflector, with every freshness that it told of. */
async function reflecting(
  reply: Parameters<typeof fakeApiServer>[0],
  timers: Partial<ReflectorTimers> = {},
) {
  const end = new AbortController();
  const server = await fakeApiServer(reply);
  const told: Freshness[] = [];
  const waiting = new Set<() => void>();
  const reflector = new Reflector({
    cluster: server.cluster,
    kind: kinds.certificates,
    project: ({ metadata }) => metadata.name,
    heardAt: () => Date.now(),
    timers,
    changed() {
      told.push(reflector.freshness);
      for (const look of waiting) look();
    },
  });
  const loop = reflector.run(end.signal);
  ends.push(async () => {
    end.abort();
    await loop;
    server.close();
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isSo() && resolve();
      waiting.add(look);
      look();
    });
  return { ...server, reflector, told, until };
}

test('a list that is forgotten in its middle is not asked for again in a tight loop', async () => {
  const { asked, until } = await reflecting(
    ({ what, answer }) => (what === 'list' ? listOf(answer, ['a'], 'x') : status(answer, 410)),
    { firstRetry: 200 },
  );
  const lists = () => asked.filter(({ what }) => what === 'list');
  await until(() => lists().length === 3);
  const [first, , third] = lists();
  // Half of 200 ms and half of 400 ms, at least.
  expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(280);
});

test('what never could be read is unreachable since the first attempt, however often it is tried', async () => {
  const { told, until } = await reflecting(({ answer }) => status(answer, 500), { firstRetry: 10 });
  const began = Date.now();
  await until(() => told.length >= 5);
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['unreachable']));
  const since = told.map((one) => ('since' in one ? one.since : Infinity));
  expect(new Set(since).size).toBe(1);
  expect(since[0]).toBeLessThanOrEqual(began);
});

test('a list is not live before its watch is open, and a watch that is not answered is given up', async () => {
  const { reflector, told, until, asked } = await reflecting(
    ({ what, before, answer }) => {
      if (what === 'list') listOf(answer, ['a', 'b']);
      else if (before > 0) openWatch(answer);
    },
    { firstRetry: 10, listSilence: 300 },
  );
  await until(() => reflector.rows.size === 2);
  expect(reflector.freshness.state).toBe('loading');
  await until(() => reflector.freshness.state === 'stale');
  expect(reflector.freshness).toMatchObject({
    why: expect.stringMatching(/^Could not watch certificates.*did not answer in time/),
  });
  await until(() => reflector.freshness.state === 'live');
  expect(told.map(({ state }) => state)).not.toContain('unreachable');
  expect(asked.map(({ what }) => what)).toEqual(['list', 'watch', 'watch']);
});

test('between two watches nothing is newer than the end of the first', async () => {
  let first: ServerResponse | undefined;
  const { reflector, asked, until } = await reflecting(({ what, before, answer }) => {
    if (what === 'list') listOf(answer, ['a']);
    else if (before === 0) {
      openWatch(answer);
      first = answer;
    }
  });
  await until(() => reflector.freshness.state === 'live');
  first?.end();
  await expect.poll(() => asked.filter(({ what }) => what === 'watch').length).toBe(2);
  const { freshness } = reflector;
  if (freshness.state !== 'live') throw new Error(freshness.state);
  const { readAt } = freshness;
  await expect.poll(() => Date.now() - readAt).toBeGreaterThan(50);
  expect(reflector.freshness).toEqual({ state: 'live', readAt });
});
