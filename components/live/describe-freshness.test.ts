import { expect, test } from 'vitest';

import { describeFreshness } from './describe-freshness';

const open = { state: 'open' } as const;
const now = Date.UTC(2026, 10, 24, 6, 0, 0);

test('live data says its age to the tenth of a second', () => {
  expect(describeFreshness({ state: 'live', readAt: now - 400 }, now, open)).toMatchObject({
    tone: 'ok',
    text: 'live, 0.4 s old',
  });
  expect(describeFreshness({ state: 'live', readAt: now - 75_000 }, now, open).text).toBe(
    'live, 1 m 15 s old',
  );
});

test('a clock that runs ahead never makes an age negative', () => {
  expect(describeFreshness({ state: 'live', readAt: now + 900 }, now, open).text).toBe(
    'live, 0.0 s old',
  );
});

test('live data behind a cut stream is stale, and says why', () => {
  const cut = { state: 'cut', since: now - 5000 } as const;
  const told = describeFreshness({ state: 'live', readAt: now - 14_000 }, now, cut);
  expect(told).toMatchObject({ tone: 'warn', text: 'stale for 14 s' });
  expect(told.note).toBe(
    'Stale for 14 s, since 2026-11-24 05:59:46 UTC: this browser has no connection to Certferry.',
  );
  expect(told.news).toBe(
    'Stale since 2026-11-24 05:59:46 UTC: this browser has no connection to Certferry.',
  );
});

test('the news does not change from second to second', () => {
  const stale = { state: 'stale', readAt: now, why: 'The API server does not answer.' } as const;
  const first = describeFreshness(stale, now + 1000, open);
  const second = describeFreshness(stale, now + 2000, open);
  expect(first.text).not.toBe(second.text);
  expect(first.news).toBe(second.news);
  expect(first.news).toContain('The API server does not answer.');
});

test('nothing unknown is green', () => {
  const states = [
    { state: 'loading', since: now, loaded: 1200 },
    { state: 'forbidden', why: 'x' },
    { state: 'absent', why: 'x' },
    { state: 'unreachable', since: now, why: 'x' },
  ] as const;
  for (const state of states) expect(describeFreshness(state, now, open).tone).not.toBe('ok');
  expect(describeFreshness(states[0], now + 4000, open).text).toBe(
    'loading, 1,200 so far, for 4 s',
  );
});
