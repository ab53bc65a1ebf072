import { beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { type Cluster, withToken } from '@/server/kube/cluster';
import { get } from '@/server/kube/get';
import { listAll } from '@/server/kube/list';
import { sendJson } from '@/server/kube/send';
import { apply, create, remove } from '@/server/kube/write';
import { isFailure } from '@/shared/failure';

import {
  duringFullQueue,
  duringSignInPage,
  duringSilence,
  duringTls,
  nothingListens,
} from './serving';
import {
  asAdmin,
  grant,
  namespace,
  signedToken,
  serviceAccountKey,
  testbed,
  tokenOf,
} from './testbed';

const secrets = { version: 'v1', resource: 'secrets' };
const widgets = { group: 'example.com', version: 'v1', resource: 'widgets' };
const shop = 'kube-failures';
const cluster = asAdmin();
let nobody: Cluster;

beforeAll(async () => {
  await namespace(shop);
  nobody = withToken(cluster, await tokenOf('nobody', shop));
  await grant(
    'reader',
    shop,
    [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
    [shop],
  );
});

async function failure(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isFailure(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it did not fail');
}

/** The same credentials towards another address. */
const at = (server: string, tls: object = {}): Cluster => ({
  name: 'elsewhere',
  server,
  async credentials() {
    const { headers, tls: own } = await cluster.credentials(false);
    return { headers, tls: { ...own, ...tls } };
  },
  trust: () => cluster.trust(),
});

test('a token that is none is refused, and what to do is said', async () => {
  const told = await failure(listAll(withToken(cluster, 'junk'), secrets));
  expect(told.code).toBe('unauthorized');
  expect(told.message).toMatch(/^Could not list secrets in cluster \S+: .*sign in/s);
  expect(told.message).not.toContain('junk');
});

test('an expired token is refused', async () => {
  const token = await signedToken(serviceAccountKey(), { from: -7_200, until: -3_600 });
  expect((await failure(listAll(withToken(cluster, token), secrets))).code).toBe('unauthorized');
});

test('what is forbidden names the verb, the kind, where, and what to grant', async () => {
  const listing = await failure(listAll(nobody, secrets, { namespace: shop }));
  expect(listing.code).toBe('forbidden');
  expect(listing.message).toContain(`Could not list secrets in ${shop} in cluster ${testbed.name}`);
  expect(listing.message).toContain(`system:serviceaccount:${shop}:nobody`);
  expect(listing.message).toContain('Grant list on secrets');
  const reading = await failure(get(nobody, secrets, shop, 'web'));
  expect(reading.message).toContain('Grant get on secrets');
  const object = { metadata: { namespace: shop, name: 'web' } };
  const changing = await failure(
    apply(nobody, secrets, { ...object, apiVersion: 'v1', kind: 'Secret' }),
  );
  expect(changing.message).toContain('Grant patch on secrets');
  const deleting = await failure(remove(nobody, secrets, object.metadata));
  expect(deleting.message).toContain('Grant delete on secrets');
});

test('a kind that is not there is not found', async () => {
  const told = await failure(listAll(cluster, widgets));
  expect(told.code).toBe('not-found');
  expect(told.message).toContain('list widgets.example.com');
});

test('what the API server calls invalid is invalid, in its words', async () => {
  const told = await failure(
    create(cluster, secrets, { metadata: { name: 'UPPER' } }, { namespace: shop }),
  );
  expect(told.code).toBe('invalid');
  expect(told.message).toMatch(/create secrets in kube-failures.*UPPER/);
});

test('a refused connection names the server', async () => {
  const url = await nothingListens();
  const told = await failure(listAll(at(url), secrets));
  expect(told.code).toBe('unavailable');
  expect(told.message).toContain(`could not talk to ${url}: the connection was refused`);
});

test('a name that does not exist is said to be one', async () => {
  const told = await failure(listAll(at('https://api.certferry.invalid:6443'), secrets));
  expect(told.message).toMatch(/its name could not be (found|looked up)/);
});

test('a server that another authority signed for is not spoken to', async () => {
  const other = issue({ subject: '/CN=other', names: 'IP:127.0.0.1' });
  const told = await duringTls(other, (url) => failure(listAll(at(url), secrets)));
  expect(told.message).toContain('not signed by the authority that the kubeconfig names');
  const { ca } = (await cluster.credentials(false)).tls;
  expect(ca).toBeDefined();
  const foreign = await failure(listAll(at(cluster.server, { ca: other.crt }), secrets));
  expect(foreign.message).toContain('not signed by the authority');
});

test("a server's certificate that has expired, or is for another name, is said to be so", async () => {
  const ca = issue({ subject: '/CN=CA', isCA: true });
  const ended = issue({ issuer: ca, names: 'IP:127.0.0.1', from: -9, until: -1 });
  const named = issue({ issuer: ca, names: 'DNS:other.example' });
  const [expired, otherName] = await Promise.all(
    [ended, named].map((pair) =>
      duringTls(pair, (url) => failure(listAll(at(url, { ca: ca.crt }), secrets))),
    ),
  );
  expect(expired?.message).toContain('its certificate has expired');
  expect(otherName?.message).toContain('for another name');
});

test('https towards a server that speaks http is said to be so', async () => {
  const told = await duringSignInPage((url) =>
    failure(listAll(at(url.replace('http:', 'https:')), secrets)),
  );
  expect(told.message).toContain('Check that the address speaks HTTPS');
});

test('an answer that is not JSON is not taken for one', async () => {
  const told = await duringSignInPage((url) => failure(listAll(at(url), secrets)));
  expect(told.code).toBe('unavailable');
  expect(told.message).toContain('the answer was not JSON');
});

test('a server that says nothing is given up after the silence that was asked for', async () => {
  const began = performance.now();
  const told = await duringSilence((url) =>
    failure(sendJson(at(url), { path: '/version', silence: 300 })),
  );
  expect(told.message).toContain('did not answer in time');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a server that does not even accept the connection is given up as well', async () => {
  const began = performance.now();
  const told = await duringFullQueue((url) =>
    failure(sendJson(at(url), { path: '/version', silence: 300 })),
  );
  expect(told.message).toContain('did not answer in time');
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a request ends with its signal, and that is not a failure of the cluster', async () => {
  const end = new AbortController();
  const asking = duringSilence((url) => {
    const answer = sendJson(at(url), { path: '/version', signal: end.signal });
    end.abort(new Error('enough'));
    return answer;
  });
  await expect(asking).rejects.toThrow('enough');
});
