import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { cookieName, port } from '../auth/cookie';
import { seal } from '../auth/seal';
import { keepToken, newSession } from '../auth/sessions';
import { pageContext } from './page';

const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('server-only', () => ({}));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const home = mkdtempSync(join(tmpdir(), 'certferry-page-'));
// Port 1 of the loopback: nothing listens there.
const server = 'http://127.0.0.1:1';

beforeAll(() => {
  vi.stubEnv('CERTFERRY_HOME', home);
  vi.stubEnv('KUBECONFIG', join(home, 'kubeconfig'));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'c', cluster: { server } }],
    users: [{ name: 'u', user: {} }],
    contexts: [{ name: 'home', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(join(home, 'kubeconfig'), JSON.stringify(config));
});
afterAll(() => rmSync(home, { recursive: true }));

async function open(via?: 'link' | 'token') {
  const id = newSession();
  if (via === 'token')
    keepToken(id, { token: 't', cluster: 'home', server, until: Date.now() + 60_000 });
  const cookie = via ? `${cookieName()}=${(await seal({ id, via })).value}` : '';
  request.headers = new Headers({ host: `127.0.0.1:${port()}`, cookie });
  return pageContext();
}

test('while the cluster is down, who came with a token is told so, and is no fault of ours', async () => {
  expect(await open('token')).toMatchObject({
    is: 'failed',
    failure: {
      code: 'unavailable',
      message: expect.stringContaining(`could not talk to ${server}`),
    },
  });
});

test('who came by link is let in whatever the cluster does, and nobody is nobody', async () => {
  expect(await open('link')).toMatchObject({ is: 'signed-in' });
  expect(await open()).toEqual({ is: 'signed-out' });
});

test('what is unknown goes on to the page of faults', async () => {
  request.headers = new Proxy(new Headers(), {
    get() {
      throw new TypeError('a fault');
    },
  });
  await expect(pageContext()).rejects.toThrow('a fault');
});
