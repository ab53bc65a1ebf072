import { beforeAll, expect, test } from 'vitest';

import { get } from '@/server/kube/get';
import { list, listAll } from '@/server/kube/list';
import type { KubeObject } from '@/server/kube/object';
import { resourcePath } from '@/server/kube/resource-path';
import { watch, type WatchEvent, type WatchOptions } from '@/server/kube/watch';
import { apply, create, patch, remove } from '@/server/kube/write';

import { applied, asAdmin, certificate, k, kJson, namespace } from './testbed';

const certificates = { group: 'cert-manager.io', version: 'v1', resource: 'certificates' };
const configmaps = { version: 'v1', resource: 'configmaps' };
const shop = 'kube-objects';
const cluster = asAdmin();

const configmap = (name: string, data: Record<string, string>, more = {}): KubeObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: shop, name, ...more },
  data,
});

beforeAll(async () => {
  await namespace(shop);
  await applied(
    ...Array.from({ length: 23 }, (_, index) =>
      configmap(`many-${index}`, { at: String(index) }, { labels: { many: 'yes' } }),
    ),
  );
});

test('a list in small pages is what kubectl lists, all of one resourceVersion', async () => {
  const pages = [];
  const options = { namespace: shop, labelSelector: 'many=yes', limit: 5 };
  for await (const page of list(cluster, configmaps, options)) pages.push(page);
  expect(pages.map(({ items }) => items.length)).toEqual([5, 5, 5, 5, 3]);
  expect(new Set(pages.map(({ resourceVersion }) => resourceVersion)).size).toBe(1);
  const names = pages.flatMap(({ items }) => items.map((one) => one.metadata.name));
  const seen = await k(`get configmaps -n ${shop} -l many=yes -o name`);
  expect(names.map((name) => `configmap/${name}\n`).join('')).toBe(seen);
});

test('selectors reach the API server', async () => {
  const [one, ...more] = await listAll(cluster, configmaps, {
    namespace: shop,
    fieldSelector: 'metadata.name=many-7',
  });
  expect([one?.data, more]).toEqual([{ at: '7' }, []]);
});

test('one object has every field that the API server has of it', async () => {
  await applied(
    certificate(shop, 'whole', {
      duration: '2160h',
      keystores: { jks: { create: true, password: 'x' } },
    }),
  );
  const object = await get(cluster, certificates, shop, 'whole');
  const raw: unknown = JSON.parse(
    await k(['get', '--raw', resourcePath(certificates, shop, 'whole')]),
  );
  expect(object).toEqual(raw);
  expect(object?.metadata.managedFields).toBeDefined();
});

test('an object that is not there is undefined', async () => {
  expect(await get(cluster, certificates, shop, 'nothing')).toBeUndefined();
});

test('a watch tells what is added, changed and deleted, in this order, and its bookmarks', async () => {
  const end = new AbortController();
  const { metadata } = await kJson<{ metadata: { resourceVersion: string } }>(
    `get configmaps -n ${shop}`,
  );
  const seen: WatchEvent[] = [];
  const read = async (how: WatchOptions) => {
    for await (const event of watch(cluster, configmaps, how)) {
      seen.push(event);
      if (event.type === 'BOOKMARK') return;
    }
  };
  const options = {
    resourceVersion: metadata.resourceVersion,
    labelSelector: 'seen=yes',
    signal: end.signal,
    silence: 100_000,
  };
  let reading: Promise<void> | undefined;
  const opened = new Promise<void>((resolve) => {
    reading = read({ ...options, opened: resolve });
  });
  await opened;
  await applied(configmap('seen', { at: '1' }, { labels: { seen: 'yes' } }));
  await applied(configmap('seen', { at: '2' }, { labels: { seen: 'yes' } }));
  await k(`delete configmap seen -n ${shop}`);
  await reading;
  const told = seen.map((event) =>
    'object' in event ? [event.type, event.object.data] : [event.type],
  );
  expect(told).toEqual([
    ['ADDED', { at: '1' }],
    ['MODIFIED', { at: '2' }],
    ['DELETED', { at: '2' }],
    ['BOOKMARK'],
  ]);
  const bookmark = seen.at(-1);
  const deleted = seen.at(-2);
  expect(
    Number(bookmark && 'resourceVersion' in bookmark && bookmark.resourceVersion),
  ).toBeGreaterThanOrEqual(
    Number(deleted && 'object' in deleted && deleted.object.metadata.resourceVersion),
  );
}, 130_000);

test('a watch ends when its signal does', async () => {
  const end = new AbortController();
  const events = watch(cluster, configmaps, {
    resourceVersion: '0',
    labelSelector: 'never=yes',
    signal: end.signal,
    silence: 100_000,
    opened: () => end.abort(),
  });
  await expect(events.next()).rejects.toThrow('abort');
});

test("apply makes an object, leaves other managers' fields alone, and refuses to take one over", async () => {
  await k(
    ['apply', '--server-side', '--field-manager', 'other', '-f', '-'],
    JSON.stringify(configmap('ours', { theirs: '1' })),
  );
  const made = await apply(cluster, configmaps, configmap('ours', { ours: '1' }));
  expect(made.data).toEqual({ theirs: '1', ours: '1' });
  await expect(
    apply(cluster, configmaps, configmap('ours', { theirs: '2' })),
  ).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/change configmaps kube-objects\/ours.*conflict with "other"/),
  });
  const forced = await apply(cluster, configmaps, configmap('ours', { theirs: '2' }), {
    force: true,
  });
  expect(forced.data).toMatchObject({ theirs: '2' });
  expect(await k(`get configmap ours -n ${shop} -o jsonpath={.data.theirs}`)).toBe('2');
});

test('a dry run answers as if it were real and changes nothing', async () => {
  const dry = await create(cluster, configmaps, configmap('dry', {}), {
    namespace: shop,
    dryRun: true,
  });
  expect(dry.metadata.uid).toBeDefined();
  expect(await k(`get configmap dry -n ${shop} --ignore-not-found`)).toBe('');
});

test('a patch of the status leaves the spec alone', async () => {
  await applied(certificate(shop, 'patched'));
  const change = { spec: { secretName: 'other' }, status: { revision: 7 } };
  await patch(
    cluster,
    certificates,
    { namespace: shop, name: 'patched', subresource: 'status' },
    change,
  );
  expect(
    await k(`get certificate patched -n ${shop} -o jsonpath={.status.revision},{.spec.secretName}`),
  ).toBe('7,patched-tls');
});

test('a second object of the same name is a conflict', async () => {
  await expect(
    create(cluster, configmaps, configmap('many-1', {}), { namespace: shop }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('already exists') });
});

test('a namesake is not deleted', async () => {
  const at = { namespace: shop, name: 'many-2' };
  const wrong = { ...at, uid: '00000000-0000-0000-0000-000000000000' };
  await expect(remove(cluster, configmaps, wrong)).rejects.toMatchObject({ code: 'conflict' });
  const uid = await k(`get configmap many-2 -n ${shop} -o jsonpath={.metadata.uid}`);
  await remove(cluster, configmaps, { ...at, uid });
  expect(await k(`get configmap many-2 -n ${shop} --ignore-not-found`)).toBe('');
});
