import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeAll, expect, test } from 'vitest';

import { type Gateway, startGateway } from '@/server/helm/gateway';
import type { Cluster } from '@/server/kube/cluster';
import { fenced } from '@/server/kube/fenced';
import { Failure } from '@/shared/failure';

import { cuttingProxy } from './cutting-proxy';
import { applied, asAdmin, k, kJson, namespace, testbed } from './testbed';

const admin = asAdmin();
const shop = 'helm-gateway';
const open: Gateway[] = [];

beforeAll(() => namespace(shop));
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

async function gateway(cluster: Cluster = admin): Promise<Gateway> {
  const started = await startGateway(cluster);
  open.push(started);
  return started;
}

/** What curl prints: the answer's body, then its status. */
async function curl(...args: string[]): Promise<{ body: string; status: number }> {
  const { stdout } = await promisify(execFile)('curl', ['-sS', '-w', '\n%{http_code}', ...args]);
  const end = stdout.lastIndexOf('\n');
  return { body: stdout.slice(0, end), status: Number(stdout.slice(end + 1)) };
}

const configMap = (name: string) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });

const post = (url: string, body: string, ...more: string[]) =>
  curl('-X', 'POST', '-H', 'Content-Type: application/json', '-d', body, ...more, url);

const configMaps = (url: string) => `${url}/api/v1/namespaces/${shop}/configmaps`;

interface Audited {
  readonly verb: string;
  readonly userAgent: string;
  readonly requestURI: string;
  readonly impersonatedUser?: unknown;
  readonly responseStatus?: { readonly code: number };
}

function audited(userAgent: string): Audited[] {
  return readFileSync(testbed.auditLog, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"userAgent":"${userAgent}"`))
    .map((line): Audited => JSON.parse(line));
}

test('nothing answers but what is below the secret path, asked for by the right host', async () => {
  const { url, calls } = await gateway();
  const { origin, pathname, host } = new URL(url);
  expect(pathname).toMatch(/^\/[A-Za-z0-9_-]{43}$/);
  const guess = `${origin}/${'A'.repeat(43)}`;
  for (const elsewhere of [origin, `${origin}/version`, `${guess}/version`, url, `${url}x/version`])
    expect([elsewhere, (await curl(elsewhere)).status]).toEqual([elsewhere, 404]);
  for (const name of ['localhost', `localhost:${new URL(url).port}`, 'certferry.example'])
    expect([name, (await curl('-H', `Host: ${name}`, `${url}/version`)).status]).toEqual([
      name,
      404,
    ]);
  expect(calls()).toEqual([]);
  const answered = await curl('-H', `Host: ${host}`, `${url}/version`);
  expect(JSON.parse(answered.body)).toMatchObject({ major: '1' });
  expect(calls()).toEqual([{ method: 'GET', path: '/version', status: 200 }]);
});

test("who asks is the cluster's matter: what a caller says of itself is dropped", async () => {
  const named = fenced(admin, {
    writeTimeout: 60_000,
    guardWrite: () => undefined,
    userAgent: 'gateway-identity',
  });
  const { url } = await gateway(named);
  const review = JSON.stringify({
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'SelfSubjectReview',
  });
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const said = await post(
    url + path,
    review,
    ...['Authorization: Bearer junk', 'Impersonate-User: eve', 'X-Remote-User: eve', 'Cookie: a=b']
      .concat('User-Agent: eve', 'X-Forwarded-For: 10.0.0.1')
      .flatMap((header) => ['-H', header]),
  );
  expect(said.status).toBe(201);
  const whoami = await kJson<{ status: { userInfo: { username: string } } }>('auth whoami');
  expect(JSON.parse(said.body)).toMatchObject({
    status: { userInfo: { username: whoami.status.userInfo.username } },
  });
  await expect.poll(() => audited('gateway-identity').length).toBeGreaterThan(0);
  for (const one of audited('gateway-identity')) {
    expect(one.impersonatedUser).toBeUndefined();
    expect(JSON.stringify(one)).not.toContain('10.0.0.1');
  }
});

/** Everything that a process prints until a text is in it. */
async function printed(child: ChildProcess, text: string): Promise<void> {
  let all = '';
  for await (const chunk of child.stdout ?? []) {
    all += String(chunk);
    if (all.includes(text)) return;
  }
  throw new Error(`it ended without ${text}: ${all}`);
}

test('a watch is streamed as it comes, and ends at once with the gateway', async () => {
  const { url, close, calls } = await gateway();
  const watching = spawn('curl', ['-sSN', `${configMaps(url)}?watch=true`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(watching, 'exit');
  const seen = printed(watching, '"name":"while-watched"');
  await k(`create configmap while-watched -n ${shop}`);
  await seen;
  const began = performance.now();
  await close();
  const [code] = await ended;
  expect(code).not.toBe(0); // curl's word for a transfer that was cut
  expect(performance.now() - began).toBeLessThan(10_000);
  await expect.poll(() => calls().map(({ status }) => status)).toEqual([200]);
  await expect(curl(`${url}/version`)).rejects.toThrow(/connect/i);
});

test('a caller that goes takes its request to the API server along', async () => {
  await applied({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'there-already', namespace: shop },
  });
  const named = fenced(admin, {
    writeTimeout: 60_000,
    guardWrite: () => undefined,
    userAgent: 'gateway-gone',
  });
  const { url, calls } = await gateway(named);
  const watching = spawn('curl', ['-sSN', `${configMaps(url)}?watch=true`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await printed(watching, '"type":"ADDED"');
  watching.kill('SIGKILL');
  await expect.poll(() => calls().length).toBe(1);
  // The audit log writes a watch's last line when it ends.
  await expect
    .poll(
      () =>
        readFileSync(testbed.auditLog, 'utf8')
          .split('\n')
          .some(
            (line) => line.includes('gateway-gone') && line.includes('"stage":"ResponseComplete"'),
          ),
      { timeout: 10_000 },
    )
    .toBe(true);
});

test('an upgrade of the connection is refused', async () => {
  const { url } = await gateway();
  const path = `${url}/api/v1/namespaces/default/pods/none/exec?command=sh`;
  const asked = curl('-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket', path);
  await expect(asked).rejects.toThrow(/Empty reply|reset/);
});

test('a body that no API server would take is refused with a Status', async () => {
  const { url } = await gateway();
  const folder = mkdtempSync(join(tmpdir(), 'helm-gateway-'));
  try {
    const file = join(folder, 'body');
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024, 'x'));
    const { status, body } = await curl('-X', 'POST', '--data-binary', `@${file}`, configMaps(url));
    expect(status).toBe(413);
    expect(JSON.parse(body)).toMatchObject({ kind: 'Status', reason: 'RequestEntityTooLarge' });
    expect((await curl(`${url}/version`)).status).toBe(200);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function guardWrite(): never {
  throw new Failure('unavailable', 'The lease is not fresh.');
}

test('a write that the fence forbids is never sent; reads still are', async () => {
  const { url, calls } = await gateway(
    fenced(admin, { writeTimeout: 60_000, guardWrite, userAgent: 'gateway-fenced' }),
  );
  const refused = await post(configMaps(url), configMap('fenced'), '-D', '-');
  expect(refused.status).toBe(503);
  expect(refused.body).toMatch(/^Retry-After: \d+\r$/m);
  expect(refused.body).toContain('The lease is not fresh.');
  expect((await curl(configMaps(url))).status).toBe(200);
  expect(calls().map(({ method, status }) => [method, status])).toEqual([
    ['POST', 503],
    ['GET', 200],
  ]);
  await expect(k(`get configmap fenced -n ${shop}`)).rejects.toThrow(/NotFound/);
  await expect.poll(() => audited('gateway-fenced').length).toBeGreaterThan(0);
  expect(new Set(audited('gateway-fenced').map(({ verb }) => verb))).toEqual(new Set(['list']));
});

/** A relay whose connections stand at once and let nothing through before `pass`. */
async function slowRelay(server: string) {
  const { hostname: host, port } = new URL(server);
  const waiting: Socket[] = [];
  const relay = createServer((client) => {
    client.on('error', () => client.destroy());
    waiting.push(client);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const { port: own }: AddressInfo = Object(relay.address());
  return {
    url: `https://127.0.0.1:${own}`,
    waiting: () => waiting.length,
    pass() {
      relay.close();
      for (const client of waiting) {
        const upstream = connect({ host, port: Number(port) });
        client.pipe(upstream).on('error', () => client.destroy());
        upstream.pipe(client);
      }
    },
  };
}

test('the fence is asked when the connection stands: what was lost meanwhile is not sent', async () => {
  const relay = await slowRelay(admin.server);
  let isFresh = true;
  const whileFresh = () => {
    if (!isFresh) guardWrite();
  };
  const slow: Cluster = {
    ...admin,
    server: relay.url,
    async credentials(renew) {
      const { tls, headers } = await admin.credentials(renew);
      return { headers, tls: { ...tls, servername: 'kubernetes' } };
    },
  };
  const { url } = await gateway(
    fenced(slow, { writeTimeout: 60_000, guardWrite: whileFresh, userAgent: 'gateway-late' }),
  );
  const asked = post(configMaps(url), configMap('late'));
  await expect.poll(() => relay.waiting()).toBe(1);
  isFresh = false;
  relay.pass();
  const told = await asked;
  expect(told.status).toBe(503);
  expect(told.body).toContain('The lease is not fresh.');
  await expect(k(`get configmap late -n ${shop}`)).rejects.toThrow(/NotFound/);
});

test('refused credentials are renewed once, and the same body is sent again', async () => {
  const asked: boolean[] = [];
  const renewing: Cluster = {
    ...admin,
    async credentials(renew) {
      asked.push(renew);
      if (renew) return admin.credentials(false);
      return { ...(await admin.trust()), headers: { Authorization: 'Bearer expired' } };
    },
  };
  const { url } = await gateway(renewing);
  expect((await post(configMaps(url), configMap('renewed'))).status).toBe(201);
  expect(asked).toEqual([false, true]);
  await k(`get configmap renewed -n ${shop}`);
});

test('an API server that is not there is a Status that says so, and when to ask again', async () => {
  const { url } = await gateway({ ...admin, server: 'https://127.0.0.1:1' });
  const { status, body } = await curl('-D', '-', `${url}/version`);
  expect(status).toBe(503);
  expect(body).toMatch(/^Retry-After: \d+\r$/m);
  const told: unknown = JSON.parse(body.slice(body.indexOf('{')));
  expect(told).toMatchObject({
    kind: 'Status',
    reason: 'ServiceUnavailable',
    message: expect.stringContaining('the connection was refused'),
  });
});

test('a write whose connection breaks after it was sent is to be asked again only where twice is as once', async () => {
  const proxy = await cuttingProxy(admin.server);
  const breaking: Cluster = {
    ...admin,
    server: proxy.url,
    // The bytes follow at once, and the line breaks before they are through.
    guardWrite: () => void setImmediate(() => proxy.drop()),
    async credentials(renew) {
      const { tls, headers } = await admin.credentials(renew);
      return { headers, tls: { ...tls, servername: 'kubernetes' } };
    },
  };
  const { url } = await gateway(breaking);
  const created = await post(configMaps(url), configMap('broken-off'), '-D', '-');
  const object = `${configMaps(url)}/broken-off?fieldManager=helm`;
  const type = 'Content-Type: application/apply-patch+yaml';
  const patch = ['-X', 'PATCH', '-H', type, '-d', configMap('broken-off'), '-D', '-'];
  const patched = await curl(...patch, object);
  proxy.close();
  expect([created.status, patched.status]).toEqual([503, 503]);
  expect(created.body).not.toMatch(/^Retry-After/m);
  expect(patched.body).toMatch(/^Retry-After: \d+\r$/m);
});
