import { afterEach, expect, test, vi } from 'vitest';

import { endSession, hasEnded, keepToken, newSession, tokenOf } from './sessions';

afterEach(() => vi.useRealTimers());
const kept = (until: number) => ({ token: 't', cluster: 'home', server: 'https://home', until });

test('a token is kept until its time, under its session only', () => {
  vi.useFakeTimers();
  const id = newSession();
  keepToken(id, kept(Date.now() + 1_000));
  expect(tokenOf(id)).toMatchObject({ token: 't', cluster: 'home' });
  expect(tokenOf(newSession())).toBeUndefined();
  vi.advanceTimersByTime(1_000);
  expect(tokenOf(id)).toBeUndefined();
});

test('signing out forgets the token and remembers the session as ended', () => {
  const id = newSession();
  keepToken(id, kept(Date.now() + 60_000));
  expect(hasEnded(id)).toBe(false);
  endSession(id, Date.now() + 60_000);
  expect(tokenOf(id)).toBeUndefined();
  expect(hasEnded(id)).toBe(true);
});
