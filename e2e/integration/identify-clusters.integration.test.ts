import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { createContext } from '@/server/api/context';
import { signIn } from '@/server/api/sign-in';
import { cookieName, port } from '@/server/auth/cookie';
import { findCluster } from '@/server/kube/kubeconfig';

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
afterEach(() => expect(heard).toEqual([]));

const ca = readFileSync(join(testbed.pki, 'ca.crt')).toString('base64');

/** Two contexts, of which the other one is current; `homeServer` is where the test's own cluster is said to be. */
function write(homeServer: string): void {
  const clusters = [
    { name: home, cluster: { server: homeServer, 'certificate-authority-data': ca } },
    { name: 'stranger', cluster: { server: strangerUrl } },
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
const send = (cluster: string) =>
  signIn(
    new Request(`http://${host}/api/sign-in`, {
      method: 'POST',
      headers: { host, 'content-type': 'application/json', origin: `http://${host}` },
      body: JSON.stringify({ token, cluster }),
    }),
  );
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
