import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { createRefresher } from './create-refresher';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(client: QueryClient, router: string, cluster: string, takes = 0) {
  let answers = 0;
  const answer = vi.fn<() => Promise<number>>(async () => {
    await new Promise((resolve) => setTimeout(resolve, takes));
    return ++answers;
  });
  const observer = new QueryObserver(client, {
    queryKey: [[router, 'list'], { input: { cluster }, type: 'query' }],
    queryFn: answer,
  });
  observer.subscribe(() => undefined);
  return { answer, observer };
}

test('a burst of changes is one read', async () => {
  const client = new QueryClient();
  const { answer } = watch(client, 'certificates', 'a');
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  for (let change = 0; change < 30; change++) refresher.changed('certificates');
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toHaveBeenCalledTimes(2);
});

test('the first change after a rest is read at once, those after it together', async () => {
  const client = new QueryClient();
  const { answer } = watch(client, 'certificates', 'a');
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed('certificates');
  await vi.advanceTimersByTimeAsync(10);
  expect(answer).toHaveBeenCalledTimes(2);
  for (let change = 0; change < 3; change++) {
    refresher.changed('certificates');
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(answer).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(30);
  expect(answer).toHaveBeenCalledTimes(3);
});

test('a Secret changes certificates too, but not issuers and not another cluster', async () => {
  const client = new QueryClient();
  const here = watch(client, 'certificates', 'a');
  const issuers = watch(client, 'issuers', 'a');
  const there = watch(client, 'certificates', 'b');
  await vi.advanceTimersByTimeAsync(10);
  createRefresher(client, 'a').changed('secrets');
  await vi.advanceTimersByTimeAsync(1000);
  expect(here.answer).toHaveBeenCalledTimes(2);
  expect(issuers.answer).toHaveBeenCalledTimes(1);
  expect(there.answer).toHaveBeenCalledTimes(1);
});

test('an answer asked for before the change is let through and asked for once more', async () => {
  const client = new QueryClient();
  const { answer, observer } = watch(client, 'certificates', 'a', 500);
  await vi.advanceTimersByTimeAsync(100);
  createRefresher(client, 'a').changed('certificates');
  await vi.advanceTimersByTimeAsync(420);
  expect(observer.getCurrentResult().data).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(answer).toHaveBeenCalledTimes(2);
  expect(observer.getCurrentResult().data).toBe(2);
});

test('nothing is read after it was stopped', async () => {
  const client = new QueryClient();
  const { answer } = watch(client, 'certificates', 'a');
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed('certificates');
  refresher.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toHaveBeenCalledTimes(1);
});

test('a log is read again when somebody asks for it, and not with each change', async () => {
  const client = new QueryClient();
  const answer = vi.fn<() => Promise<number>>(async () => 1);
  new QueryObserver(client, {
    queryKey: [['certificates', 'logs'], { input: { cluster: 'a' }, type: 'query' }],
    queryFn: answer,
  }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  createRefresher(client, 'a').changed('certificates');
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toHaveBeenCalledTimes(1);
});
