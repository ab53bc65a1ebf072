import { afterEach, beforeAll, expect, test } from 'vitest';

import { Heartbeat } from '@/server/inventory/heartbeat';
import { kinds } from '@/server/inventory/kinds';
import { Reflector, type ReflectorTimers } from '@/server/inventory/reflector';
import type { Freshness } from '@/shared/freshness';

import { type Fault, faultProxy } from './fault-proxy';
import { applied, certificate, kJson, namespace } from './testbed';

const of = 'reflector-faults';
const ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  await namespace(of);
  await applied(certificate(of, 'a'), certificate(of, 'b'), certificate(of, 'c'));
});
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

/** A running reflector behind the proxy, with every freshness that it told of. */
async function reflecting(
  rule: Parameters<typeof faultProxy>[0],
  timers: Partial<ReflectorTimers> = {},
) {
  const end = new AbortController();
  const proxy = await faultProxy(rule);
  const told: Freshness[] = [];
  const waiting = new Set<() => void>();
  const reflector = new Reflector({
    cluster: proxy.cluster,
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
    proxy.close();
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => isSo() && resolve();
      waiting.add(look);
      look();
    });
  return { ...proxy, reflector, told, until };
}

test('a list that is forgotten in its middle is not asked for again in a tight loop', async () => {
  // The first list is read whole; where that fails, the next one has a middle.
  const { asked, until } = await reflecting(
    (what, before) => (what === 'more' || (what === 'list' && before === 0) ? 410 : 'pass'),
    { firstRetry: 200 },
  );
  const lists = () => asked.filter(({ what }) => what === 'list');
  await until(() => lists().length === 4);
  const [, first, , third] = lists();
  // Half of 200 ms and half of 400 ms, at least.
  expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(280);
});

test('what never could be read is unreachable since the first attempt, however often it is tried', async () => {
  const { told, until } = await reflecting(() => 500, { firstRetry: 10 });
  await until(() => told.length >= 5);
  expect(new Set(told.map(({ state }) => state))).toEqual(new Set(['unreachable']));
  const since = told.map((one) => ('since' in one ? one.since : Infinity));
  expect(new Set(since).size).toBe(1);
});

test('a Retry-After of a day is obeyed for no longer than its bound', async () => {
  const tooMany = { status: 429, retryAfter: 86_400 };
  const { asked, until, reflector } = await reflecting(
    (what, before) => (what === 'list' && before === 0 ? tooMany : 'pass'),
    { firstRetry: 10, mostAsked: 500 },
  );
  await until(() => reflector.freshness.state === 'live');
  const [first, second] = asked.filter(({ what }) => what === 'list');
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(490);
});

test('a list is not live before its watch is open, and a watch that is not answered is given up', async () => {
  const { reflector, told, until, asked } = await reflecting(
    (what, before) => (what === 'watch' && before === 0 ? 'hold' : 'pass'),
    { firstRetry: 10, listSilence: 1_000 },
  );
  const { items } = await kJson<{ items: unknown[] }>('get certificates -A');
  await until(() => reflector.rows.size === items.length);
  expect(reflector.freshness.state).toBe('loading');
  await until(() => reflector.freshness.state === 'stale');
  expect(reflector.freshness).toMatchObject({
    why: expect.stringMatching(/^Could not watch certificates.*did not answer in time/),
  });
  await until(() => reflector.freshness.state === 'live');
  expect(told.map(({ state }) => state)).not.toContain('unreachable');
  expect(asked.filter(({ what }) => what === 'watch')).toHaveLength(2);
  expect(asked.filter(({ what }) => what === 'list')).toHaveLength(1);
});

test('what may be listed and not watched stays in view, as old as it is, and is listed anew', async () => {
  const { reflector, asked, told, until } = await reflecting(
    (what) => (what === 'watch' ? 403 : 'pass'),
    { firstRetry: 10, doubt: 50, unwatchedRetry: 400 },
  );
  await until(() => reflector.freshness.state === 'stale');
  expect(reflector.freshness).toMatchObject({
    why: expect.stringMatching(/^Could not watch certificates/),
  });
  const from = told.length;
  await applied(certificate(of, 'unwatched'));
  await until(() => reflector.rows.has(`${of}/unwatched`));
  const lists = asked.filter(({ what }) => what === 'list').map(({ at }) => at);
  await until(() => asked.filter(({ what }) => what === 'list').length > lists.length + 1);
  expect(new Set(told.slice(from).map(({ state }) => state))).toEqual(new Set(['stale']));
  const later = asked.filter(({ what }) => what === 'list').map(({ at }) => at);
  for (const [index, at] of later.slice(2).entries())
    expect(at - (later[index + 1] ?? 0)).toBeGreaterThanOrEqual(390);
});

test('between two watches nothing is newer than the end of the first', async () => {
  const { reflector, asked, until, strike } = await reflecting((what, before) =>
    what === 'watch' && before === 1 ? 'hold' : 'pass',
  );
  await until(() => reflector.freshness.state === 'live');
  strike({ bytes: 0, ending: 'end' });
  await expect.poll(() => asked.filter(({ what }) => what === 'watch').length).toBe(2);
  const { freshness } = reflector;
  if (freshness.state !== 'live') throw new Error(freshness.state);
  const { readAt } = freshness;
  await expect.poll(() => Date.now() - readAt).toBeGreaterThan(50);
  expect(reflector.freshness).toEqual({ state: 'live', readAt });
});

test.each<[string, Fault, string]>([
  ['is cut in its middle', { bytes: 700, ending: 'reset' }, 'the connection was cut'],
  ['ends in its middle as if it were whole', { bytes: 700, ending: 'end' }, 'not JSON'],
  ['is a page of something else', { text: '<h1>Sign in to the network</h1>' }, 'not JSON'],
  ['is an object that is no list', { text: '{"metadata":{}}' }, 'not a list'],
  ['has objects without a name', { text: '{"items":[{"metadata":{}}]}' }, 'not a list of objects'],
])('a first list that %s is said to be so, and read again in pages', async (_, fault, was) => {
  const { reflector, asked, told, until } = await reflecting(
    (what, before) => (what === 'list' && before === 0 ? fault : 'pass'),
    { firstRetry: 10 },
  );
  await until(() => reflector.freshness.state === 'live');
  const why = told.flatMap((one) => ('why' in one ? [one.why] : []));
  expect(why[0]).toMatch(/^Could not list certificates/);
  expect(why[0]).toContain(was);
  const { items } = await kJson<{ items: unknown[] }>('get certificates -A');
  expect(reflector.rows.size).toBe(items.length);
  expect(asked.filter(({ what }) => what === 'list')).toHaveLength(2);
  expect(asked.filter(({ what }) => what === 'more').length).toBeGreaterThan(1);
});

test.each([
  ['a page of something else', '<h1>Sign in to the network</h1>', 'not JSON'],
  ['an object that is no list', '{"metadata":{}}', 'not a list'],
  ['nothing', 'null', 'not a list'],
])('%s in place of a list is said, and empties no rows', async (_, text, was) => {
  const { reflector, until, strike } = await reflecting(
    (what, before) => {
      if (what === 'watch' && before === 1) return 410;
      return what === 'list' && before === 1 ? { text } : 'pass';
    },
    { firstRetry: 500 },
  );
  await until(() => reflector.freshness.state === 'live');
  const { size } = reflector.rows;
  strike({ bytes: 0, ending: 'end' });
  await until(() => 'why' in reflector.freshness && reflector.freshness.why.includes(was));
  expect(reflector.freshness).toMatchObject({
    state: 'stale',
    why: expect.stringMatching(/^Could not list certificates.*is a Kubernetes API server/),
  });
  expect(reflector.rows.size).toBe(size);
  await until(() => reflector.freshness.state === 'live');
  expect(size).toBeGreaterThan(2);
});

test.each([
  ['a page of something else', '<h1>Sign in to the network</h1>', 'no stream of events'],
  ['something that is no event', 'null\n', 'no event of a watch'],
])('%s in place of a watch is said, and the watch goes on after it', async (_, text, was) => {
  const { reflector, asked, until } = await reflecting(
    (what, before) => (what === 'watch' && before === 0 ? { text } : 'pass'),
    { firstRetry: 500 },
  );
  await until(() => 'why' in reflector.freshness && reflector.freshness.why.includes(was));
  await until(() => reflector.freshness.state === 'live');
  expect(asked.filter(({ what }) => what === 'list')).toHaveLength(1);
});

test('one beat that failed is enough to call the next one a recovery', async () => {
  const end = new AbortController();
  const proxy = await faultProxy((what, before) =>
    what === 'livez' && before === 1 ? 500 : 'pass',
  );
  const heartbeat = new Heartbeat(proxy.cluster, 200);
  const recoveredAt: number[] = [];
  heartbeat.listen((recovered) => recovered && recoveredAt.push(proxy.asked.length));
  const loop = heartbeat.run(end.signal);
  await expect.poll(() => proxy.asked.length, { timeout: 10_000 }).toBeGreaterThan(3);
  end.abort();
  await loop;
  proxy.close();
  expect(recoveredAt).toContain(3);
});
