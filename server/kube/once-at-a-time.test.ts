import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Credentials } from './cluster';
import { onceAtATime } from './once-at-a-time';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const answer = (token: string): Credentials => ({ tls: {}, headers: { Authorization: token } });
type Ask = (renew: boolean) => Promise<Credentials>;

test('those who ask at once wait for one answer', async () => {
  const ask = vi.fn<Ask>(async () => answer('a'));
  const get = onceAtATime('home', ask);
  await Promise.all([get(false), get(false), get(false)]);
  expect(ask).toHaveBeenCalledTimes(1);
  await get(false);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('who was refused does not get what was asked for before, and all who were share one renewal', async () => {
  const ask = vi.fn<Ask>(async (renew) => answer(renew ? 'new' : 'old'));
  const get = onceAtATime('home', ask);
  const [old, ...renewed] = await Promise.all([get(false), get(true), get(true)]);
  expect(old.headers.Authorization).toBe('old');
  expect(renewed.map(({ headers }) => headers.Authorization)).toEqual(['new', 'new']);
  expect(ask.mock.calls).toEqual([[false], [true]]);
});

test('a failure answers for 10 s, then it is tried again', async () => {
  const ask = vi.fn<Ask>().mockRejectedValueOnce(new Error('no')).mockResolvedValue(answer('a'));
  const get = onceAtATime('home', ask);
  for (const renew of [false, true, false]) await expect(get(renew)).rejects.toThrow('no');
  expect(ask).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10_000);
  expect(await get(false)).toEqual(answer('a'));
});

function hanging() {
  const listeners: ((credentials: Credentials) => void)[] = [];
  const first = new Promise<Credentials>((resolve) => listeners.push(resolve));
  return {
    answer: first,
    end: (credentials: Credentials) => listeners.map((one) => one(credentials)),
  };
}

test('a program that hangs is given up after 60 s in one sentence, and never runs twice', async () => {
  const program = hanging();
  const ask = vi.fn<Ask>(() => program.answer);
  const get = onceAtATime('home', ask);
  const first = get(false).catch((reason: unknown) => reason);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await first).toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(/context home: .* did not answer within 60 s/),
  });
  const second = get(true).catch((reason: unknown) => reason);
  await vi.advanceTimersByTimeAsync(1);
  expect(await second).toMatchObject({ code: 'unavailable' });
  expect(ask).toHaveBeenCalledTimes(1);
  program.end(answer('late'));
  await vi.advanceTimersByTimeAsync(0);
  void get(false);
  expect(ask).toHaveBeenCalledTimes(2);
});
