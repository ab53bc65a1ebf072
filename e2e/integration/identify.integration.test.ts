import { beforeAll, expect, test } from 'vitest';

import { createContext } from '@/server/api/context';
import { cookieName, port } from '@/server/auth/cookie';
import { seal } from '@/server/auth/seal';
import { endSession, keepToken, newSession } from '@/server/auth/sessions';
import { makeKey } from '@/server/domain/openssl.fixture';

import { callerOf } from './people';
import { k, namespace, server, serviceAccountKey, signedToken, testbed, tokenOf } from './testbed';

const shop = 'identify';
let token = '';
beforeAll(async () => {
  await namespace(shop);
  token = await tokenOf('ann', shop);
});

const host = `127.0.0.1:${port()}`;
const ask = (headers: Record<string, string>, method = 'GET', cluster?: string) =>
  createContext(
    new Headers({ host, 'content-type': 'application/json', ...headers }),
    method,
    async () => ({ cluster }),
  );
const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
const cookie = async (id: string, via: 'link' | 'token') => ({
  cookie: `${cookieName()}=${(await seal({ id, via })).value}`,
});

test('a bearer token is the person that the API server says it is', async () => {
  const { identity } = await ask(bearer(token), 'GET', testbed.name);
  const name = `system:serviceaccount:${shop}:ann`;
  expect(identity.actor).toMatchObject({ name, via: 'bearer' });
  expect(identity.actor.groups).toContain(`system:serviceaccounts:${shop}`);
  expect(
    await k([
      '--token',
      token,
      '--kubeconfig',
      '/dev/null',
      ...(await trust()),
      'auth',
      'whoami',
      '-o',
      'jsonpath={.status.userInfo.username}',
    ]),
  ).toBe(name);
  expect(identity.key).not.toContain(token);
});

async function trust(): Promise<string[]> {
  const url = await server();
  return ['--server', url, '--certificate-authority', `${testbed.pki}/ca.crt`];
}

test.each([
  ['expired', () => signedToken(serviceAccountKey(), { from: -7_200, until: -3_600 })],
  ['of another cluster', () => signedToken(makeKey('rsa:2048'), { from: -60, until: 3_600 })],
  ['no token at all', async () => 'abc'],
])('a token that is %s is refused in one sentence', async (_, make) => {
  const wrong = await make();
  const error: unknown = await ask(bearer(wrong)).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    code: 'unauthorized',
    message: `Cluster ${testbed.name} does not accept this token: it is expired, or of another cluster. Make a new one, for example: kubectl create token NAME`,
  });
});

test('a token is never taken to a cluster that does not exist', async () => {
  await expect(ask(bearer(token), 'GET', 'elsewhere')).rejects.toMatchObject({ code: 'not-found' });
});

test('nobody is signed in without a cookie or a token', async () => {
  await expect(ask({})).rejects.toMatchObject({ code: 'unauthorized' });
  await expect(ask({ cookie: `${cookieName()}=forged` })).rejects.toMatchObject({
    code: 'unauthorized',
  });
});

test("who came by the link is the kubeconfig's user", async () => {
  const { identity } = await ask(await cookie(newSession(), 'link'));
  expect((await callerOf(identity).session.get()).actor).toMatchObject({
    name: await k('auth whoami -o jsonpath={.status.userInfo.username}'),
    via: 'link',
  });
});

test('who came with a token is that person until the process forgets it', async () => {
  const id = newSession();
  const headers = await cookie(id, 'token');
  await expect(ask(headers)).rejects.toThrow('Enter your token again');
  keepToken(id, {
    token,
    cluster: testbed.name,
    server: await server(),
    until: Date.now() + 60_000,
  });
  expect((await ask(headers)).identity.actor).toMatchObject({
    name: `system:serviceaccount:${shop}:ann`,
    via: 'token',
  });
  endSession({ id, until: Date.now() + 60_000 });
  await expect(ask(headers)).rejects.toMatchObject({ code: 'unauthorized' });
});

test('a change under a cookie needs our own page, one with a token does not', async () => {
  const link = await cookie(newSession(), 'link');
  await expect(ask(link, 'POST')).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ask({ ...link, 'sec-fetch-site': 'cross-site' }, 'POST')).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect(await ask({ ...link, 'sec-fetch-site': 'same-origin' }, 'POST')).toBeDefined();
  expect(await ask(bearer(token), 'POST')).toBeDefined();
});

test('an Authorization header never lets a cookie in by another door', async () => {
  const link = await cookie(newSession(), 'link');
  for (const authorization of ['Basic dTpw', 'Bearer', 'Bearer ', 'x'])
    await expect(ask({ ...link, authorization }, 'POST')).rejects.toMatchObject({
      code: 'unauthorized',
    });
});

test('another host, or a change that is not JSON, is refused before anybody is asked', async () => {
  await expect(ask({ ...bearer(token), host: 'evil.example' })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    ask({ ...bearer(token), 'content-type': 'text/plain' }, 'POST'),
  ).rejects.toMatchObject({ code: 'invalid' });
});
