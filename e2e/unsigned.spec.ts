import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { EncryptJWT } from 'jose';

import { ask, procedureUrl } from './browser/api';
import { bed, cluster, sharedCookie } from './browser/bed';
import { clusterNames, held } from './browser/cluster-names';
import { withOwnApp } from './browser/own-app';
import { rawRequest } from './browser/raw-request';
import { builtRoutes, procedures, staticFiles } from './browser/routes';
import { expect, nobody, test } from './browser/test';
import { kubeconfigPath } from './cluster/state.js';

test.use({ storageState: nobody });

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;
const json = { 'content-type': 'application/json', origin: bed.url };

/** As our own page would send it, but for the session. */
function send(path: string, method: string, headers: Record<string, string> = {}) {
  const body = method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? undefined : '{}';
  return ask(bed.url + path, { method, headers: { ...json, ...headers }, body });
}

/** A route's address with its parameters filled in: with an object that is there, where it names one. */
const addressOf = (route: string) =>
  route
    .replace('[namespace]', 'shop')
    .replace('[name]', 'cart')
    .replaceAll(/\[+(?:\.\.\.)?\w+\]+/g, 'one');

let names: string[] = [];
test.beforeAll(async () => {
  names = (await clusterNames()).filter((name) => name !== 'shop/cart');
  expect(names.length).toBeGreaterThan(100);
});

test('every procedure answers 401 to the method that it serves and 405 to others', async () => {
  const all = procedures();
  expect(all.map(({ type }) => type)).toContain('subscription');
  expect(all.length).toBeGreaterThan(5);
  const seen: string[] = [];
  const expected: string[] = [];
  for (const { path, type } of all)
    for (const method of methods) {
      const input = {
        cluster,
        namespace: 'shop',
        name: 'cart',
        topics: { inventory: { cluster } },
      };
      const address = procedureUrl(path, input).slice(bed.url.length);
      const answer = await send(address, method);
      seen.push(`${method} ${path} ${answer.status}`);
      const served = method === (type === 'mutation' ? 'POST' : 'GET');
      expected.push(`${method} ${path} ${served ? 401 : 405}`);
      expect(held(answer.text, names)).toEqual([]);
      if (answer.status === 405) expect(answer.headers.get('allow')).not.toContain(method);
    }
  expect(seen).toEqual(expected);
});

test('the live stream is refused with a real 401, not in the stream', async () => {
  const input = { topics: { inventory: { cluster } } };
  const headers = { accept: 'text/event-stream' };
  const answer = await ask(procedureUrl('live', input), { headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get('content-type')).toContain('application/json');
});

test('several procedures in one request are not answered either', async () => {
  const answer = await send('/api/trpc/session.get,clusters.list?batch=1&input={}', 'GET');
  expect(answer.status).toBe(401);
  expect((await send('/api/trpc/not.there', 'GET')).status).toBe(401);
});

test('every other route below /api refuses, health and sign-in aside', async () => {
  const { api } = await builtRoutes();
  expect(api).toContain('/api/trpc/[trpc]');
  const answered: string[] = [];
  // The procedures have a test of their own, above.
  for (const route of api.filter((one) => one !== '/api/trpc/[trpc]'))
    for (const method of methods) {
      const { status, headers, text } = await send(addressOf(route), method);
      expect(held(text, names)).toEqual([]);
      if (status === 405) expect(headers.get('allow')).not.toContain(method);
      else answered.push(`${method} ${route} ${status}`);
    }
  expect(answered.toSorted((a, b) => a.localeCompare(b))).toEqual([
    'GET /api/bundles/[id] 401',
    'GET /api/export/certificates 401',
    'GET /api/export/challenges 401',
    'GET /api/export/issuers 401',
    'GET /api/export/orders 401',
    'GET /api/export/requests 401',
    'GET /api/export/secrets 401',
    'GET /api/health 200',
    'GET /api/logs 401',
    'POST /api/sign-in 400',
    'POST /api/sign-out 401',
  ]);
  for (const path of ['/api', '/api/trpc', '/api/nothing/here'])
    for (const method of methods) {
      const { status, text } = await send(path, method);
      expect([404, 405], `${method} ${path}`).toContain(status);
      expect(held(text, names)).toEqual([]);
    }
});

test('every page leads to sign-in and carries nothing of the cluster', async () => {
  const { pages } = await builtRoutes();
  expect(pages.length).toBeGreaterThan(5);
  const open = new Map([
    ['/sign-in', undefined],
    ['/icon.svg', undefined],
    ['/', '/overview'],
  ]);
  for (const route of pages) {
    const path = addressOf(route);
    const { status, headers, text } = await ask(bed.url + path);
    expect(held(text, names), path).toEqual([]);
    const to = open.has(route) ? open.get(route) : `/sign-in?next=${encodeURIComponent(path)}`;
    expect([path, status, headers.get('location') ?? undefined]).toEqual([
      path,
      to ? 307 : 200,
      to,
    ]);
  }
});

test('the first page keeps the place that its address names, and nothing else', async () => {
  const { status, headers } = await ask(`${bed.url}/?cluster=a%20b&ns=shop,payments&q=web&x=1`);
  expect([status, headers.get('location')]).toEqual([
    307,
    '/certificates?cluster=a+b&ns=shop,payments&q=web',
  ]);
  const bare = await ask(`${bed.url}/?cluster=a%20b&x=1`);
  expect(bare.headers.get('location')).toBe('/overview?cluster=a+b');
});

test('what the app itself fetches of a page carries nothing either', async () => {
  const { pages } = await builtRoutes();
  for (const route of pages)
    for (const more of [undefined, '/_tree', '/_full']) {
      const headers = new Headers({ rsc: '1' });
      if (more) headers.set('next-router-prefetch', '1');
      if (more) headers.set('next-router-segment-prefetch', more);
      const { text } = await ask(bed.url + addressOf(route), { headers, redirect: 'follow' });
      expect(held(text, names), `${route} ${more}`).toEqual([]);
      expect(text).not.toContain(`"current":"${cluster}"`);
    }
});

test('outside /api nothing but GET and HEAD is answered, actions and static files included', async () => {
  const { pages } = await builtRoutes();
  const files = await staticFiles();
  expect(files.length).toBeGreaterThan(10);
  const paths = [...pages.map(addressOf), '/nothing/here', ...files];
  const refused = methods.filter((method) => method !== 'GET' && method !== 'HEAD');
  const wrong: string[] = [];
  for (const path of paths)
    for (const method of files.includes(path) ? ['POST'] : refused) {
      const { status } = await send(path, method, { 'next-action': 'a'.repeat(42) });
      if (status !== 405) wrong.push(`${method} ${path} ${status}`);
    }
  expect(wrong).toEqual([]);
  const form = { 'content-type': 'multipart/form-data; boundary=x' };
  expect((await send('/certificates', 'POST', form)).status).toBe(405);
  expect((await send('/certificates', 'GET', { 'next-action': 'a'.repeat(42) })).status).toBe(405);
});

test('a request for another host is refused, whoever sends it', async () => {
  const { api, pages } = await builtRoutes();
  const paths = [
    ...pages.map(addressOf),
    ...api.map((one) => one.replace('[trpc]', 'session.get')),
  ];
  const answered: string[] = [];
  for (const path of paths) {
    const headers = { host: `evil.example:${new URL(bed.url).port}`, cookie: sharedCookie() };
    const { status, text } = await rawRequest(bed.url + path, { headers });
    expect(held(text, names)).toEqual([]);
    if (status < 400) answered.push(`${path} ${status}`);
  }
  expect(answered).toEqual(['/api/health 200']);
  const body = '{"link":"x"}';
  const headers = { ...json, host: 'evil.example', 'content-length': body.length };
  const posted = await rawRequest(`${bed.url}/api/sign-in`, { method: 'POST', headers, body });
  expect(posted.status).toBe(403);
});

test('a change that another site makes a browser send is refused, and the session stays', async () => {
  await withOwnApp(async (start, folder) => {
    const app = await start(kubeconfigPath(cluster));
    const post = (path: string, headers: Record<string, string>, body: string) =>
      ask(app.url + path, { method: 'POST', headers, body });
    const own = { 'content-type': 'application/json', origin: app.url };
    const link = JSON.stringify({ link: new URL(app.link).hash.slice(1) });
    const foreign = [
      { ...own, origin: 'http://evil.example' },
      { ...own, origin: 'null' },
      { ...own, origin: app.url.replace('127.0.0.1', 'localhost') },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      { 'content-type': 'application/json' },
    ];
    for (const headers of foreign)
      expect((await post('/api/sign-in', headers, link)).status).toBe(403);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { origin: app.url, 'content-type': type };
      expect((await post('/api/sign-in', headers, link)).status).toBe(400);
    }

    // None of them used the link up.
    const signedIn = await post('/api/sign-in', own, link);
    expect(signedIn.status).toBe(204);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    for (const headers of foreign)
      expect((await post('/api/sign-out', { ...headers, cookie }, '{}')).status).toBe(403);
    const session = procedureUrl('session.get', undefined, app.url);
    expect((await ask(session, { headers: { cookie } })).status).toBe(200);

    const [name = ''] = cookie.split('=');
    const key = await readFile(join(folder, 'home', 'seal.key'));
    const past = await new EncryptJWT({ id: 'somebody', via: 'link' })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(Math.floor(Date.now() / 1000) - 1)
      .encrypt(key);
    expect((await ask(session, { headers: { cookie: `${name}=${past}` } })).status).toBe(401);
  });
});
