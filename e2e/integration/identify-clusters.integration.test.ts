import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { createContext } from '@/server/api/context';
import { signIn } from '@/server/api/sign-in';
import { signOut } from '@/server/api/sign-out';
import { cookieName, port } from '@/server/auth/cookie';
import { patience } from '@/server/auth/or-instead';
import { seal } from '@/server/auth/seal';
import { newSession } from '@/server/auth/sessions';
import { findCluster } from '@/server/kube/kubeconfig';

import { callerOf } from './people';
import { duringSilence } from './serving';
import { namespace, server, testbed, tokenOf } from './testbed';

const folder = mkdtempSync(join(tmpdir(), 'certferry-clusters-'));
const file = join(folder, 'kubeconfig');
const home = testbed.name;
const host = `127.0.0.1:${port()}`;
let token = '';
let stranger: Server;
let strangerUrl = '';
/** Every request that reached the other cluster, with what it was shown. */
let heard: (string | undefined)[] = [];

beforeAll(async () => {
  await namespace('identify-clusters');
  token = await tokenOf('ann', 'identify-clusters');
  stranger = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.statusCode = 401;
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => stranger.once('listening', resolve));
  strangerUrl = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
});
afterAll(() => {
  stranger.close();
  rmSync(folder, { recursive: true });
  process.env.KUBECONFIG = testbed.kubeconfig;
});
afterEach(() => {
  if (heard.length > 0) throw new Error(`The other cluster was asked ${heard.length} times.`);
});

const ca = readFileSync(join(testbed.pki, 'ca.crt')).toString('base64');

/** Two contexts, of which the other one is current; `homeServer` is where the test's own cluster is said to be. */
function write(homeServer: string, otherServer = strangerUrl): void {
  const clusters = [
    { name: home, cluster: { server: homeServer, 'certificate-authority-data': ca } },
    { name: 'stranger', cluster: { server: otherServer } },
  ];
  const contexts = clusters.map(({ name }) => ({ name, context: { cluster: name, user: 'u' } }));
  const users = [{ name: 'u', user: { username: 'nobody', password: 'of-this-test' } }];
  const config = { apiVersion: 'v1', kind: 'Config', clusters, users, contexts };
  writeFileSync(file, JSON.stringify({ ...config, 'current-context': 'stranger' }));
  process.env.KUBECONFIG = file;
}

beforeEach(async () => {
  heard = [];
  write(await server());
});

const ask = (headers: Record<string, string>, input?: unknown) =>
  createContext(new Headers({ host, ...headers }), 'GET', async () => input);
const bearer = () => ({ authorization: `Bearer ${token}` });
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  new Request(`http://${host}${path}`, {
    method: 'POST',
    headers: { host, 'content-type': 'application/json', origin: `http://${host}`, ...headers },
    body: JSON.stringify(body),
  });
const send = (cluster: string) => signIn(post('/api/sign-in', { token, cluster }));
const byLink = async () => ({
  cookie: `${cookieName()}=${(await seal({ id: newSession(), via: 'link' })).value}`,
});
const cookieOf = (answer: Response) => ({
  cookie: answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '',
});

test('a bearer token goes to the cluster of the call or of the topic, not to the current one', async () => {
  const topics = { inventory: { cluster: home } };
  for (const input of [{ cluster: home }, { topics }])
    expect((await ask(bearer(), input)).identity.actor.name).toContain('identify-clusters:ann');
});

test.each([undefined, {}, { topics: {} }, { cluster: '' }])(
  'a call with input %j names no cluster of several, and its token goes nowhere',
  async (input) => {
    await expect(ask(bearer(), input)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('{"cluster":"NAME"}'),
    });
  },
);

test('a sign-in that names no cluster of several is refused, and its token goes nowhere', async () => {
  const answer = await send('');
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    message: expect.stringContaining('the field Cluster'),
  });
});

test('a token session ends when its context leads to another server, and stays ended', async () => {
  const answer = await send(home);
  expect(answer.status).toBe(204);
  const cookie = cookieOf(answer);
  expect(cookie.cookie).toContain(cookieName());
  const { identity } = await ask(cookie);
  expect(identity.actor.via).toBe('token');
  write(strangerUrl);
  expect(() => identity.on(findCluster(home))).toThrow('Sign in to cluster');
  await expect(ask(cookie)).rejects.toMatchObject({
    code: 'unauthorized',
    message: expect.stringContaining(`leads to ${strangerUrl} now`),
  });
  write(await server());
  await expect(ask(cookie)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('who signed in with a token is shown its own cluster first, not the current one', async () => {
  const { identity } = await ask(cookieOf(await send(home)));
  expect(await callerOf(identity).session.get()).toMatchObject({
    current: home,
    clusters: [home, 'stranger'],
    actor: { name: 'system:serviceaccount:identify-clusters:ann' },
  });
});

/** Milliseconds: who asks a silent cluster waits for it for longer. */
const asked = patience - 100;

test('a silent current cluster holds up nobody who came by link, and its silence is remembered', async () => {
  await duringSilence(async (url) => {
    write(await server(), url);
    const began = performance.now();
    const { identity } = await ask(await byLink());
    expect(performance.now() - began).toBeLessThan(asked);
    const { session } = callerOf(identity);
    expect((await session.get()).actor.name).toBe("the kubeconfig's user");
    expect(performance.now() - began).toBeLessThan(15_000);
    const again = performance.now();
    await session.get();
    expect(performance.now() - again).toBeLessThan(asked);
  });
});

test('signing out asks no cluster: it works while one is silent, for a copy of the cookie too', async () => {
  const cookie = cookieOf(await send(home));
  const { identity } = await ask(cookie);
  await duringSilence(async (url) => {
    write(url);
    const began = performance.now();
    expect((await signOut(post('/api/sign-out', {}, cookie))).status).toBe(204);
    expect(performance.now() - began).toBeLessThan(asked);
  });
  write(await server());
  await expect(ask(cookie)).rejects.toMatchObject({ code: 'unauthorized' });
  expect(identity.session).toBeDefined();
});

test('signing out without a session, or from another site, is refused', async () => {
  expect((await signOut(post('/api/sign-out', {}))).status).toBe(401);
  const forged = { cookie: `${cookieName()}=forged` };
  expect((await signOut(post('/api/sign-out', {}, forged))).status).toBe(401);
  const foreign = { ...(await byLink()), origin: 'http://evil.example' };
  expect((await signOut(post('/api/sign-out', {}, foreign))).status).toBe(403);
});
