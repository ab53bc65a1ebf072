import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { downloadBundle } from '@/server/api/download-bundle';
import { setCookie } from '@/server/auth/cookie';
import type { Identity } from '@/server/auth/identity';
import { seal } from '@/server/auth/seal';
import { newSession } from '@/server/auth/sessions';
import { issue } from '@/server/domain/openssl.fixture';
import type { BundleView } from '@/shared/bundle';

import { backUp, newFolder } from './bundle-runs';
import { administrator, callerOf, person } from './people';
import { applied, certificate, grant, k, namespace, testbed, tlsSecret, tokenOf } from './testbed';

const [open, closed] = ['bundles-open', 'bundles-closed'] as const;
const folder = newFolder();
const cluster = testbed.name;
const host = '127.0.0.1:3000';
const pair = issue();
let bundle: BundleView;
let reader: Identity;
let clerk: Identity;

const rbac = 'rbac.authorization.k8s.io';
const getSecrets = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];

async function mayReadIssuers(account: string): Promise<void> {
  const name = `bundles-issuers-${account}`;
  const rules = [{ apiGroups: ['cert-manager.io'], resources: ['clusterissuers'], verbs: ['get'] }];
  await applied(
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: open }],
    },
  );
}

beforeAll(async () => {
  for (const name of [open, closed]) await namespace(name);
  await applied(
    ...[open, closed].flatMap((of) => [
      certificate(of, 'web', { secretName: 'web-tls' }),
      tlsSecret(of, 'web-tls', pair),
    ]),
  );
  ({ view: bundle } = await backUp({ id: 'shared' }));
  await grant('reader', open, getSecrets, bundle.namespaces);
  await grant('clerk', open, getSecrets, [open]);
  for (const account of ['reader', 'clerk']) await mayReadIssuers(account);
  [reader, clerk] = await Promise.all([person('reader', open), person('clerk', open)]);
});
afterAll(() => rmSync(folder, { recursive: true }));

const list = (identity: Identity) => callerOf(identity).bundles.list({ cluster });
const get = (identity: Identity, id = 'shared') => callerOf(identity).bundles.get({ cluster, id });
const remove = (identity: Identity, id = 'shared') =>
  callerOf(identity).bundles.remove({ cluster, id });

function download(
  headers: Record<string, string>,
  id = 'shared',
  of: string | null = cluster,
  more: Record<string, string> = {},
) {
  const query = of === null ? '' : `?${new URLSearchParams({ cluster: of, ...more }).toString()}`;
  const request = new Request(`http://${host}/api/bundles/${encodeURIComponent(id)}${query}`, {
    headers: { host, ...headers },
  });
  return downloadBundle(request, { params: Promise.resolve({ id }) });
}

const bearer = async (account: string) => ({
  authorization: `Bearer ${await tokenOf(account, open)}`,
});

test('whoever may get every Secret inside sees a bundle and what it holds, without a byte of a key', async () => {
  expect(await list(reader)).toMatchObject({ bundles: [bundle], hidden: 0, strays: [] });
  const detail = await get(reader);
  expect(detail).toMatchObject({ bundle, inside: { is: 'read', manifest: { id: 'shared' } } });
  const line = pair.key.split('\n')[1] ?? '';
  const told = JSON.stringify([detail, await list(reader)]);
  expect(told).not.toContain(line);
  expect(told).not.toContain(Buffer.from(pair.key).toString('base64').slice(60, 100));
});

test('whoever lacks one namespace is told that there is one more, and nothing of it', async () => {
  expect(await list(clerk)).toMatchObject({ bundles: [], hidden: 1, strays: [] });
  const answers = await Promise.all([
    get(clerk).catch((error: unknown) => error),
    remove(clerk).catch((error: unknown) => error),
    get(clerk, 'no-such-bundle').catch((error: unknown) => error),
  ]);
  const [first] = answers;
  expect(first).toMatchObject({ code: 'NOT_FOUND' });
  // Whether there is one cannot be told apart.
  for (const answer of answers) expect(String(answer)).toBe(String(first));
  const response = await download(await bearer('clerk'));
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain(closed);
  expect(readFileSync(join(folder, 'shared.tar.gz')).length).toBe(bundle.size);
});

test('a download is the file that was written, and is kept by no cache', async () => {
  const response = await download(await bearer('reader'));
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/gzip',
    'content-length': String(bundle.size),
    'content-disposition': 'attachment; filename="shared.tar.gz"',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(bundle.sha256);
});

test('a right that is taken away counts at once', async () => {
  await k(`delete rolebinding ${open}-reader -n ${closed}`);
  expect(await list(reader)).toMatchObject({ bundles: [], hidden: 1 });
  expect((await download(await bearer('reader'))).status).toBe(404);
  await grant('reader', open, getSecrets, bundle.namespaces);
  expect(await list(reader)).toMatchObject({ bundles: [bundle], hidden: 0 });
});

test('a browser downloads with its session from our own pages, and from no other site', async () => {
  const { value, maxAge } = await seal({ id: newSession(), via: 'link' });
  const cookie = setCookie(value, maxAge).split(';', 1)[0] ?? '';
  for (const site of ['same-origin', 'none'])
    expect((await download({ cookie, 'sec-fetch-site': site })).status).toBe(200);
  expect((await download({ cookie })).status).toBe(200);
  for (const site of ['cross-site', 'same-site'])
    expect((await download({ cookie, 'sec-fetch-site': site })).status).toBe(403);
  expect((await download({ cookie, host: 'evil.example' })).status).toBe(403);
});

test('nobody downloads without signing in, and a wrong address is a failure in JSON', async () => {
  const refused = await download({});
  expect(refused.status).toBe(401);
  expect(await refused.json()).toMatchObject({ code: 'unauthorized' });
  expect((await download({ authorization: 'Bearer junk' })).status).toBe(401);
  const signed = await bearer('reader');
  for (const id of ['..', '../shared', 'shared.tar.gz', 'SHARED', 'a'.repeat(90)])
    expect((await download(signed, id)).status).toBe(404);
  expect((await download(signed, 'a'.repeat(200))).status).toBe(400);
  expect((await download(signed, 'shared', null)).status).toBe(400);
  expect((await download(signed, 'shared', 'nowhere')).status).toBe(404);
});

test('a bundle of another cluster is neither shown nor counted', async () => {
  const path = join(folder, 'shared.json');
  const before = readFileSync(path, 'utf8');
  const server = 'https://other.example';
  const { clusterUid, ...old } = bundle;
  expect(clusterUid).toBe(await k('get namespace kube-system -o jsonpath={.metadata.uid}'));
  try {
    // Another one at the same address, and one of an older version that only knows another address.
    for (const other of [
      { ...bundle, clusterUid: 'another' },
      { ...old, server },
    ]) {
      writeFileSync(path, JSON.stringify(other));
      expect(await list(administrator)).toMatchObject({ bundles: [], hidden: 0 });
      await expect(get(administrator)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    writeFileSync(path, JSON.stringify({ ...bundle, server }));
    expect(await list(administrator)).toMatchObject({ bundles: [{ server }], byAddress: false });
  } finally {
    writeFileSync(path, before);
  }
});

test('whoever may only read does not remove; whoever may delete does, for good', async () => {
  const refusal: unknown = await remove(reader).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: 'FORBIDDEN' });
  expect(String(refusal)).toContain(closed);
  expect(await list(reader)).toMatchObject({ bundles: [bundle] });
  await remove(administrator);
  expect(await list(administrator)).toMatchObject({ bundles: [], hidden: 0, strays: [] });
  await expect(remove(administrator)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a damaged bundle is said to be one; a file that is none is named to whoever may see all', async () => {
  await backUp({ id: 'damaged' });
  const file = join(folder, 'damaged.tar.gz');
  const bytes = readFileSync(file);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await get(administrator, 'damaged')).toMatchObject({
    inside: { is: 'damaged', why: expect.stringContaining('not whole') },
  });
  // It has the size that it had: only its digest tells. As it is, only who asks for that has it.
  const { value, maxAge } = await seal({ id: newSession(), via: 'link' });
  const signed = { cookie: setCookie(value, maxAge).split(';', 1)[0] ?? '' };
  const refused = await download(signed, 'damaged');
  expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'invalid' }]);
  const asItIs = await download(signed, 'damaged', cluster, { damaged: 'true' });
  expect(Buffer.from(await asItIs.arrayBuffer()).equals(bytes)).toBe(true);
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  expect(await get(administrator, 'damaged')).toMatchObject({ inside: { is: 'read' } });
  const view = join(folder, 'damaged.json');
  const described = readFileSync(view, 'utf8');
  for (const encrypted of [false, true]) {
    const lie = { ...JSON.parse(described), encrypted, sha256: 'f'.repeat(64) };
    writeFileSync(view, JSON.stringify(lie));
    if (encrypted) copyFileSync(file, `${file}.age`);
    expect(await get(administrator, 'damaged')).toMatchObject({
      inside: { is: 'damaged', why: expect.stringContaining('checksum') },
    });
  }
  writeFileSync(view, described);
  rmSync(`${file}.age`);
  truncateSync(file, 10);
  const { strays } = await list(administrator);
  expect(strays.map(({ file: name }) => name)).toEqual(['damaged.json']);
  expect(await list(reader)).toMatchObject({ bundles: [], strays: [] });
});
