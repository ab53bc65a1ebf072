import { rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';

import { appRouter } from '@/server/api/root';
import { issue, makeKey, openssl, type Pair } from '@/server/domain/openssl.fixture';
import { x509 } from '@/shared/x509';

import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person, told } from './people';
import { nothingListens } from './serving';
import {
  applied,
  certificate,
  fingerprint,
  grant,
  issuer,
  k,
  namespace,
  testbed,
  tlsSecret,
} from './testbed';

const shop = 'procedures';
const cluster = testbed.name;
const password = 'canary-keystore-password';
const ca = issue({ subject: '/CN=CA', isCA: true, until: 30 });
const pairs: Pair[] = [
  issue({ key: 'rsa:2048', subject: '/CN=rsa.procedures.example', issuer: ca, until: 20 }),
  issue({ key: 'P-256', subject: '/CN=ec.procedures.example' }),
  issue({ key: 'ed25519', subject: '/CN=ed.procedures.example' }),
];
const foreign = makeKey();
const folder = mkdtempSync(join(tmpdir(), 'certferry-procedures-'));
const caller = callerOf(administrator);

beforeAll(async () => {
  await namespace(shop);
  const [rsa, ec, ed] = pairs;
  if (!rsa || !ec || !ed) throw new Error('three pairs');
  const pkcs1 = openssl(['rsa', '-traditional'], rsa.key);
  await applied(
    issuer(shop, 'ca'),
    tlsSecret(shop, 'rsa-tls', { crt: rsa.crt + ca.crt, key: pkcs1 }),
    tlsSecret(shop, 'ec-tls', ec),
    tlsSecret(shop, 'ed-tls', ed),
    tlsSecret(shop, 'foreign-tls', { crt: ec.crt, key: foreign }),
    tlsSecret(shop, 'swapped-tls', { crt: ec.key, key: ec.crt }),
    tlsSecret(shop, 'junk-tls', { crt: ec.crt, key: ec.key.replace('\nM', '\n!') }),
    ...['rsa', 'ec', 'ed', 'foreign', 'swapped', 'junk'].map((name) => certificate(shop, name)),
  );
  // Not server-side: this way kubectl keeps a copy of it all in an annotation.
  const keystores = { pkcs12: { create: true, password }, jks: { create: true, password } };
  await k('apply -f -', JSON.stringify(certificate(shop, 'keystore', { keystores })));
  await untilEqual(await knownInventory());
});

afterAll(() => rmSync(folder, { recursive: true }));

const list = (query: object) => caller.certificates.list({ cluster, namespaces: [shop], ...query });
const get = (name: string) => caller.certificates.get({ cluster, namespace: shop, name });

/** One call of every procedure that exists; a new one must be added here before its output is trusted. */
const calls: Record<string, () => Promise<unknown>> = {
  'session.get': () => caller.session.get(),
  'clusters.list': () => caller.clusters.list(),
  'installation.summary': () => caller.installation.summary({ cluster }),
  'installation.get': () => caller.installation.get({ cluster }),
  'installation.causes': () => caller.installation.causes({ cluster }),
  'installation.check': () => caller.installation.check({ cluster, namespace: shop }),
  'certificates.list': () => caller.certificates.list({ cluster, limit: 500 }),
  'certificates.get': () =>
    Promise.all(['rsa', 'ec', 'ed', 'foreign', 'swapped', 'junk', 'keystore'].map(get)),
  'certificates.forecast': () => caller.certificates.forecast({ cluster }),
  'certificates.events': () =>
    caller.certificates.events({ cluster, namespace: shop, name: 'rsa' }),
  'certificates.logs': () => caller.certificates.logs({ cluster, namespace: shop, name: 'rsa' }),
  'issuers.get': () => caller.issuers.get({ cluster, kind: 'Issuer', namespace: shop, name: 'ca' }),
  'issuers.list': () => caller.issuers.list({ cluster }),
  'requests.list': () => caller.requests.list({ cluster }),
  'orders.list': () => caller.orders.list({ cluster }),
  'challenges.list': () => caller.challenges.list({ cluster }),
  'secrets.list': () => caller.secrets.list({ cluster, limit: 500 }),
  'secrets.consumers': () =>
    caller.secrets.consumers({ cluster, namespace: shop, name: 'rsa-tls' }),
  'secrets.get': async () => {
    const { rows } = await caller.secrets.list({ cluster, limit: 500 });
    return Promise.all(
      rows.map((row) => caller.secrets.get({ cluster, namespace: row.namespace, name: row.name })),
    );
  },
  'symptoms.explain': () => caller.symptoms.explain({ cluster, text: 'unknown flag: --foo' }),
  'wizards.list': () => caller.wizards.list({ cluster }),
  'wizards.plan': () => Promise.all([plan(), planUpgrade()]),
  'runs.start': async () => ({ id: await backup() }),
  'runs.list': () => caller.runs.list({ cluster }),
  'runs.get': async () => caller.runs.get({ cluster, id: await backup() }),
  'runs.rights': async () => caller.runs.rights({ cluster, id: await backup() }),
  'runs.pause': async () => refused(caller.runs.pause({ cluster, id: await backup() })),
  'runs.resume': async () => refused(caller.runs.resume({ cluster, id: await backup() })),
  'runs.cancel': async () => refused(caller.runs.cancel({ cluster, id: await backup() })),
  'runs.abort': async () => refused(caller.runs.abort({ cluster, id: await backup() })),
  'runs.answer': async () =>
    refused(
      caller.runs.answer({ cluster, id: await backup(), question: 'passphrase', value: 'x' }),
    ),
  'bundles.list': () => caller.bundles.list({ cluster }),
  'bundles.get': async () => caller.bundles.get({ cluster, id: await backup() }),
  async live() {
    const topics = { inventory: { cluster }, run: { cluster, id: await backup(), after: 0 } };
    const messages = [];
    const stream = await caller.live({ topics, lastEventId: 'other:1' });
    for await (const { message } of told(stream)) {
      messages.push(message);
      if (messages.length === 6) break;
    }
    return messages;
  },
  async 'bundles.remove'() {
    const input = { cluster, id: await backup() };
    await caller.bundles.remove(input);
    return refused(caller.bundles.get(input));
  },
};

const answers = { encrypt: false };
const plan = () => caller.wizards.plan({ cluster, wizard: 'backup', answers });
const planUpgrade = () =>
  caller.wizards.plan({ cluster, wizard: 'upgrade', answers: { target: '', ...answers } });
const refused = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('not refused');
    },
    (error: unknown) => String(error),
  );

let started: Promise<string> | undefined;
/** The id of a backup of everything that has ended. */
function backup(): Promise<string> {
  started ??= (async () => {
    const { hash } = await plan();
    const { id } = await caller.runs.start({ cluster, wizard: 'backup', answers, planHash: hash });
    const stream = await caller.live({ topics: { run: { cluster, id, after: 0 } } });
    for await (const { message } of told(stream)) {
      const events = message.kind === 'run' ? message.events : [];
      if (events.some(({ event }) => event.is === 'ended')) break;
    }
    return id;
  })();
  return started;
}

/** Every run of 12 characters of the text, at every fourth place. */
function* chunks(text: string): Generator<string> {
  for (let at = 0; at + 12 <= text.length; at += 4) yield text.slice(at, at + 12);
}

/** The forms in which a key could leave: as PEM, as the Secret's base64, as hex. */
function forms(key: string): string[] {
  const body = key.replaceAll(/-----[^-]*-----|\s/g, '');
  const der = Buffer.from(body, 'base64');
  return [body, Buffer.from(key).toString('base64'), der.toString('hex')];
}

test('every procedure has a call here', () => {
  expect(Object.keys(calls).toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
});

test.each(Object.keys(calls))('%s gives away no part of a key and no password', async (name) => {
  const output = JSON.stringify(await calls[name]?.());
  expect(output.length).toBeGreaterThan(20);
  expect(output).not.toContain(password);
  const pkcs1 = openssl(['rsa', '-traditional'], pairs[0]?.key);
  const keys = [...pairs.map(({ key }) => key), foreign, pkcs1];
  const leaked = keys
    .flatMap(forms)
    .flatMap((form) => [...chunks(form)])
    // A long run of one letter is an encoding of nothing.
    .filter((chunk) => new Set(chunk).size > 3 && output.includes(chunk));
  expect(leaked).toEqual([]);
});

test('the hunt finds a key where there is one', async () => {
  const output = await k(`get secret ec-tls -n ${shop} -o json`);
  const [, base64 = ''] = forms(pairs[1]?.key ?? '');
  expect([...chunks(base64)].every((chunk) => output.includes(chunk))).toBe(true);
});

test('Secrets are judged as openssl judges them', async () => {
  const { rows } = await caller.secrets.list({ cluster, namespaces: [shop] });
  const verdicts = Object.fromEntries(rows.map(({ name, health }) => [name, health.state]));
  expect(verdicts).toEqual({
    'rsa-tls': 'sound',
    'ec-tls': 'sound',
    'ed-tls': 'sound',
    'foreign-tls': 'mismatch',
    'swapped-tls': 'unreadable',
    'junk-tls': 'unreadable',
  });
  for (const { crt, key } of pairs)
    expect(openssl(['x509', '-noout', '-pubkey'], crt)).toBe(openssl(['pkey', '-pubout'], key));
  const serials = rows.filter(({ name }) => name === 'rsa-tls').map(({ serial }) => serial);
  const serial = openssl(['x509', '-noout', '-serial'], pairs[0]?.crt).trim().toLowerCase();
  expect(serials).toEqual([serial.replace('serial=', '')]);
  const text = serial
    .replace('serial=', '')
    .toUpperCase()
    .replaceAll(/(..)(?=.)/g, '$1:');
  const found = await caller.certificates.list({ cluster, text });
  expect(found.rows.map(({ name }) => name)).toEqual(['rsa']);
});

test('one Certificate comes with the stored chain in its order', async () => {
  const { stored, row, yaml } = await get('rsa');
  const object = parse(yaml);
  expect(stored.map((one) => x509.parse(one).fingerprint)).toEqual(
    [pairs[0]?.crt ?? '', ca.crt].map(fingerprint),
  );
  expect(row.secret.state).toBe('sound');
  expect(object).toMatchObject({ kind: 'Certificate', metadata: { name: 'rsa', namespace: shop } });
  expect(object.metadata).not.toHaveProperty('managedFields');
});

test('filter, search, sort and page are answered by the server', async () => {
  const names = async (query: object) => (await list(query)).rows.map(({ name }) => name);
  const all = ['ec', 'ed', 'foreign', 'junk', 'keystore', 'rsa', 'swapped'];
  expect(await names({ sort: 'name' })).toEqual(all);
  expect(await names({ sort: 'name', descending: true })).toEqual(all.toReversed());
  expect(await names({ sort: 'name', offset: 2, limit: 3 })).toEqual(all.slice(2, 5));
  expect(await names({ text: ' RSA.procedures ' })).toEqual(['rsa']);
  expect(await names({ states: ['ready'] })).toEqual([]);
  expect(await list({ limit: 1 })).toMatchObject({ found: 7, states: { unknown: 7, ready: 0 } });
  expect(await list({ offset: 1_000 })).toMatchObject({ rows: [], found: 7 });
});

test('a state that kubectl writes is the state that is shown', async () => {
  const status = {
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'Ready',
        lastTransitionTime: '2026-01-01T00:00:00Z',
      },
    ],
    notAfter: '2099-01-01T00:00:00Z',
    revision: 3,
  };
  await k([
    'patch',
    'certificate',
    'ec',
    '-n',
    shop,
    '--subresource',
    'status',
    '--type',
    'merge',
    '-p',
    JSON.stringify({ status }),
  ]);
  await untilEqual(await knownInventory());
  expect((await get('ec')).row).toMatchObject({ state: { state: 'ready' }, revision: 3 });
});

test('CRDs without a controller are no installation, and who may not look is told so', async () => {
  expect(await caller.installation.summary({ cluster })).toMatchObject({ state: 'crds-only' });
  const nobody = callerOf(await person('nobody', shop));
  expect(await nobody.installation.summary({ cluster })).toMatchObject({
    state: 'unreadable',
    why: expect.stringContaining('Grant list on deployments.apps'),
  });
});

test('a cluster that is gone costs the others nothing', async () => {
  const extra = join(folder, 'gone');
  const server = await nothingListens();
  writeFileSync(
    extra,
    JSON.stringify({
      clusters: [{ name: 'gone', cluster: { server } }],
      users: [{ name: 'gone', user: { token: 'x' } }],
      contexts: [{ name: 'gone', context: { cluster: 'gone', user: 'gone' } }],
    }),
  );
  process.env.KUBECONFIG = `${testbed.kubeconfig}:${extra}`;
  try {
    const { clusters, current } = await caller.clusters.list();
    expect(current).toBe(cluster);
    expect(clusters).toMatchObject([
      { name: cluster, state: 'connected', version: 'v1.33.13' },
      { name: 'gone', state: 'failed', code: 'unavailable', why: expect.stringContaining(server) },
    ]);
    expect(await caller.session.get()).toMatchObject({ clusters: [cluster, 'gone'] });
    const page = await caller.certificates
      .list({ cluster: 'gone' })
      .catch((error: unknown) => error);
    expect(page).toMatchObject({ message: expect.stringContaining(server) });
  } finally {
    process.env.KUBECONFIG = testbed.kubeconfig;
  }
});

test('a cluster that nobody named is not found, and an odd question is invalid', async () => {
  await expect(caller.certificates.list({ cluster: 'nowhere' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'The kubeconfig has no context named nowhere.',
  });
  await expect(caller.certificates.list({ cluster, limit: 501 })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('somebody who may list Secrets only sees no Certificate by way of them', async () => {
  await grant(
    'keeper',
    shop,
    [{ apiGroups: [''], resources: ['secrets'], verbs: ['list'] }],
    [shop],
  );
  const { rows } = await callerOf(await person('keeper', shop)).secrets.list({ cluster });
  expect(rows).toHaveLength(6);
  expect(rows.every(({ certificates }) => certificates === undefined)).toBe(true);
});
