import { ask, procedureUrl, query } from './browser/api';
import { bed, cluster, sharedCookie } from './browser/bed';
import { canaries, sung } from './browser/canaries';
import { entry, nameOf, objects } from './browser/cluster-objects';
import { builtRoutes, procedures } from './browser/routes';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

// What shows once is found.
test.describe.configure({ retries: 0 });

let secret: ReadonlySet<string>;
let password = '';

test.beforeAll(async () => {
  const all = await objects('secrets');
  secret = canaries(all);
  const keystore = all.find((one) => nameOf(one) === 'payments/reporting-keystore');
  password = keystore ? entry(keystore, 'password').toString() : '';
});

/** Fails when a text holds a key, a keystore or its password. */
function expectNothing(text: string, where: string): void {
  expect(text.length, `${where} is empty`).toBeGreaterThan(20);
  // Not the text itself: it would print what it found.
  const pieces = sung(text, secret).length + (text.includes(password) ? 1 : 0);
  expect(pieces, `${where} holds ${pieces} pieces of what is secret`).toBe(0);
}

test('the hunt finds a key where there is one', async () => {
  expect(password.length).toBeGreaterThan(10);
  expect(secret.size).toBeGreaterThan(1000);
  const get = ['get', 'secret', '-n', 'platform'];
  const json = await kubectl(cluster, [...get, 'git-tls', '-o', 'json']);
  // How many pieces a small key makes depends on how long it came to be.
  expect(sung(json, secret).length).toBeGreaterThan(2);
  const path = String.raw`go-template={{index .data "tls.key" | base64decode}}`;
  const pem = await kubectl(cluster, [...get, 'registry-tls', '-o', path]);
  expect(sung(pem, secret).length).toBeGreaterThan(30);
});

/** The input that asks for each of what a list holds. */
async function each(path: string, list: string): Promise<object[]> {
  const { text } = await query(path, { cluster });
  const rows: { id: string }[] = JSON.parse(text).result.data[list];
  return rows.map(({ id }) => ({ cluster, id }));
}

test('no procedure answers with a piece of a key', async () => {
  const certificates = (await objects('certificates')).map(({ metadata }) => ({
    cluster,
    namespace: metadata.namespace,
    name: metadata.name,
  }));
  const issuers = (await objects('issuers')).map(({ metadata }) => ({
    cluster,
    kind: 'Issuer',
    namespace: metadata.namespace,
    name: metadata.name,
  }));
  const clusterIssuers = (await objects('clusterissuers')).map(({ metadata }) => ({
    cluster,
    kind: 'ClusterIssuer',
    name: metadata.name,
  }));
  const inputs: Record<string, readonly object[]> = {
    'certificates.get': certificates,
    'certificates.events': certificates,
    'certificates.logs': certificates.slice(0, 3),
    'certificates.list': [{ cluster, limit: 500 }],
    'issuers.get': [...issuers, ...clusterIssuers],
    'wizards.plan': [
      { cluster, wizard: 'backup', answers: { encrypt: false } },
      { cluster, wizard: 'upgrade', answers: { target: '', encrypt: false } },
    ],
    'runs.get': await each('runs.list', 'runs'),
    'runs.rights': await each('runs.list', 'runs'),
    'bundles.get': await each('bundles.list', 'bundles'),
    'secrets.list': [{ cluster, limit: 500 }],
    'secrets.consumers': [{ cluster, namespace: 'shop', name: 'cart-tls' }],
    'secrets.get': (await objects('secrets')).map(({ metadata }) => ({
      cluster,
      namespace: metadata.namespace,
      name: metadata.name,
    })),
    'symptoms.explain': [{ cluster, text: 'unknown flag: --foo' }],
  };
  const queries = procedures().filter(({ type }) => type === 'query');
  expect(queries.length).toBeGreaterThan(5);
  for (const { path } of queries)
    for (const input of inputs[path] ?? [{ cluster }]) {
      const { status, text } = await query(path, input);
      expect([path, status]).toEqual([path, 200]);
      expectNothing(text, `${path} ${JSON.stringify(input)}`);
    }
});

test('no page, and nothing that is fetched for one, holds a piece of a key', async () => {
  const { pages } = await builtRoutes();
  const below: Record<string, readonly string[]> = {
    certificates: (await objects('certificates')).map(nameOf),
    issuers: (await objects('issuers', 'clusterissuers')).map(nameOf),
    secrets: (await objects('secrets')).map(nameOf),
  };
  const paths = pages.flatMap((route) => {
    const of = /^\/(\w+)\/\[(?:namespace|\.\.\.at)\]/.exec(route)?.[1];
    return of === undefined ? [route] : (below[of] ?? []).map((name) => `/${of}/${name}`);
  });
  expect(paths).toContain('/issuers/company-ca');
  const cookie = sharedCookie();
  for (const path of paths)
    for (const headers of [{ cookie, rsc: '1' }, { cookie }] as Record<string, string>[]) {
      const { text } = await ask(bed.url + path, { headers, redirect: 'follow' });
      expectNothing(text, path);
    }
});

test('the live stream tells of a changed Secret and not what is in it', async () => {
  const end = new AbortController();
  const input = { topics: { inventory: { cluster } } };
  const headers = { cookie: sharedCookie() };
  const stream = await fetch(procedureUrl('live', input), { headers, signal: end.signal });
  const annotate = ['annotate', 'secret', '-n', 'platform', 'git-tls', '--overwrite'];
  await kubectl(cluster, [...annotate, `example.com/touched=${Date.now()}`]);
  let text = '';
  for await (const bytes of stream.body ?? []) {
    text += Buffer.from(bytes).toString();
    if (text.includes('platform/git-tls')) break;
  }
  end.abort();
  expect(text).toContain('platform/git-tls');
  expectNothing(text, 'live');
});
