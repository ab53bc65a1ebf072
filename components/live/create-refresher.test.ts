import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { installationLink } from '@/shared/beside';

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
  for (let change = 0; change < 30; change++) refresher.changed({ resource: 'certificates' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toHaveBeenCalledTimes(2);
});

test('the first change after a rest is read at once, those after it together', async () => {
  const client = new QueryClient();
  const { answer } = watch(client, 'certificates', 'a');
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed({ resource: 'certificates' });
  await vi.advanceTimersByTimeAsync(10);
  expect(answer).toHaveBeenCalledTimes(2);
  for (let change = 0; change < 3; change++) {
    refresher.changed({ resource: 'certificates' });
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
  createRefresher(client, 'a').changed({ resource: 'secrets' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(here.answer).toHaveBeenCalledTimes(2);
  expect(issuers.answer).toHaveBeenCalledTimes(1);
  expect(there.answer).toHaveBeenCalledTimes(1);
});

test('an answer asked for before the change is let through and asked for once more', async () => {
  const client = new QueryClient();
  const { answer, observer } = watch(client, 'certificates', 'a', 500);
  await vi.advanceTimersByTimeAsync(100);
  createRefresher(client, 'a').changed({ resource: 'certificates' });
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
  refresher.changed({ resource: 'certificates' });
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
  createRefresher(client, 'a').changed({ resource: 'certificates' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(answer).toHaveBeenCalledTimes(1);
});

/** An open page about one object, and how often it was read. */
function watchDetail(client: QueryClient, path: string[], madeOf: string[], takes = 0) {
  const answer = vi.fn<() => Promise<{ madeOf: string[] }>>(async () => {
    await new Promise((resolve) => setTimeout(resolve, takes));
    return { madeOf };
  });
  new QueryObserver(client, {
    queryKey: [path, { input: { cluster: 'a' }, type: 'query' }],
    queryFn: answer,
  }).subscribe(() => undefined);
  return answer;
}

test('an answer about one object is read again only for what it is made of', async () => {
  const client = new QueryClient();
  const madeOf = ['certificates/shop/web', 'orders of certificaterequests/shop/web-1'];
  const answer = watchDetail(client, ['certificates', 'get'], madeOf);
  const events = watchDetail(client, ['certificates', 'events'], []);
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed({ resource: 'certificates', keys: ['shop/other'], links: ['secrets/shop/o'] });
  refresher.changed({
    resource: 'orders',
    keys: ['shop/o'],
    links: ['certificaterequests/shop/o'],
  });
  refresher.changed({ resource: 'challenges' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answer).toHaveBeenCalledTimes(1);
  expect(events).toHaveBeenCalledTimes(1);

  refresher.changed({ resource: 'certificates', keys: ['shop/web'] });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answer).toHaveBeenCalledTimes(2);
  expect(events).toHaveBeenCalledTimes(2);

  const links = ['certificaterequests/shop/web-1'];
  refresher.changed({ resource: 'orders', keys: ['shop/new'], links });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answer).toHaveBeenCalledTimes(3);

  refresher.changed({ resource: 'orders' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answer).toHaveBeenCalledTimes(4);
});

test('what changed while an answer about one object was on its way is held against that answer', async () => {
  const client = new QueryClient();
  const answer = watchDetail(client, ['secrets', 'get'], ['secrets/shop/web-tls'], 700);
  await vi.advanceTimersByTimeAsync(100);
  const refresher = createRefresher(client, 'a');
  refresher.changed({ resource: 'secrets', keys: ['shop/web-tls'] });
  refresher.changed({ resource: 'secrets', keys: ['shop/other-tls'] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(answer).toHaveBeenCalledTimes(2);
});

test('who uses a Secret is looked up again when that Secret or who names it changes', async () => {
  const client = new QueryClient();
  const answer = vi.fn<() => Promise<object>>(async () => ({}));
  const input = { cluster: 'a', namespace: 'shop', name: 'web-tls' };
  new QueryObserver(client, {
    queryKey: [['secrets', 'consumers'], { input, type: 'query' }],
    queryFn: answer,
  }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed({ resource: 'secrets', keys: ['shop/other-tls'] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answer).toHaveBeenCalledTimes(1);
  refresher.changed({ resource: 'secrets', keys: ['shop/web-tls'] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answer).toHaveBeenCalledTimes(2);
  const naming = { keys: ['shop/ca'], links: ['secrets/shop/web-tls'] };
  refresher.changed({ resource: 'issuers', ...naming, links: ['secrets/shop/other-tls'] });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answer).toHaveBeenCalledTimes(2);
  refresher.changed({ resource: 'issuers', ...naming });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answer).toHaveBeenCalledTimes(3);
});

test('what is told of cert-manager itself is read again when that changes, at most each 2 s', async () => {
  const client = new QueryClient();
  const answer = watchDetail(client, ['installation', 'get'], []);
  await vi.advanceTimersByTimeAsync(10);
  const refresher = createRefresher(client, 'a');
  refresher.changed({ resource: 'customresourcedefinitions', keys: ['a.example'], links: [] });
  refresher.changed({ resource: 'certificates' });
  refresher.changed({ resource: 'ingresses', keys: ['shop/a'], links: ['secrets/shop/web-tls'] });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(answer).toHaveBeenCalledTimes(1);

  const links = [installationLink];
  refresher.changed({ resource: 'pods', keys: ['cert-manager/a'], links });
  await vi.advanceTimersByTimeAsync(10);
  expect(answer).toHaveBeenCalledTimes(2);
  for (let change = 0; change < 10; change++) {
    refresher.changed({ resource: 'pods', keys: ['cert-manager/a'], links });
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(answer).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(answer).toHaveBeenCalledTimes(3);

  refresher.changed({ resource: 'deployments' });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(answer).toHaveBeenCalledTimes(4);
});
