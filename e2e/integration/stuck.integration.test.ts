import { beforeAll, expect, test } from 'vitest';

import { issue, makeKey } from '@/server/domain/openssl.fixture';
import type { KubeObject } from '@/server/kube/object';

import { challenge, order, request } from './chain-links';
import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person } from './people';
import {
  applied,
  certificate,
  grant,
  issuer,
  k,
  kJson,
  namespace,
  testbed,
  tlsSecret,
} from './testbed';

const shop = 'stuck-shop';
const cluster = testbed.name;
const admin = callerOf(administrator);

const known = async () => untilEqual(await knownInventory());

const patch = (kind: string, name: string, status: object) =>
  k([
    'patch',
    kind,
    name,
    '-n',
    shop,
    '--subresource=status',
    '--type=merge',
    '-p',
    JSON.stringify({ status }),
  ]);

const issuing = (minutes: number) => ({
  conditions: [
    {
      type: 'Issuing',
      status: 'True',
      reason: 'Renewing',
      message: 'Renewing certificate',
      lastTransitionTime: new Date(Date.now() - minutes * 60_000).toISOString().slice(0, 19) + 'Z',
    },
  ],
});

async function owner(kind: string, name: string) {
  const { metadata } = await kJson<KubeObject>(`get ${kind} ${name} -n ${shop}`);
  return { kind, name, uid: metadata.uid ?? '' };
}

/** A Certificate whose issuance has come as far as its Challenge. */
async function begun(name: string): Promise<void> {
  await applied(certificate(shop, name));
  await patch('certificate', name, issuing(5));
  const its = { namespace: shop, name: `${name}-1` };
  await applied(request({ ...its, owner: await owner('Certificate', name) }));
  const asked = await owner('CertificateRequest', its.name);
  await applied(order({ namespace: shop, name: `${name}-1-7`, owner: asked }));
  const ordered = await owner('Order', `${name}-1-7`);
  await applied(challenge({ namespace: shop, name: `${name}-1-7-0`, owner: ordered }));
}

const rowOf = async (name: string, caller = admin) => {
  const page = await caller.certificates.list({ cluster, namespaces: [shop], text: name });
  const [row] = page.rows;
  return { state: row?.state, needPerson: page.needPerson };
};

beforeAll(async () => {
  await namespace(shop);
  await applied(issuer(shop, 'ca'));
  for (const name of ['proving', 'moving']) await begun(name);
  await applied(certificate(shop, 'slow'));
  await patch('certificate', 'slow', issuing(61));
  await known();
});

test('an issuance is failing where its Challenge says why it does not go on, and issuing before', async () => {
  expect(await rowOf('proving')).toMatchObject({ state: { state: 'issuing' } });
  const reason = 'The DNS zone of the name cannot be written: access is denied';
  await patch('challenges', 'proving-1-7-0', { state: 'pending', reason });
  await known();
  expect(await rowOf('proving')).toMatchObject({
    state: { state: 'failing', reason: 'IssuanceStuck', why: expect.stringContaining(reason) },
  });
  expect(await rowOf('moving')).toMatchObject({ state: { state: 'issuing' } });
  const { row } = await admin.certificates.get({ cluster, namespace: shop, name: 'proving' });
  expect(row.state).toMatchObject({ state: 'failing', reason: 'IssuanceStuck' });
  await patch('challenges', 'proving-1-7-0', { state: 'valid', reason: '' });
  await known();
  expect(await rowOf('proving')).toMatchObject({ state: { state: 'issuing' } });
});

test('a DNS-01 proof that takes its time is waited for, and said to be with its name and since when', async () => {
  await begun('by-dns');
  const proof = 'by-dns-1-7-0';
  const spec = { type: 'DNS-01', solver: { http01: null, dns01: { route53: { region: 'x' } } } };
  const patched = `patch challenges ${proof} -n ${shop} --type=merge -p`;
  await k([...patched.split(' '), JSON.stringify({ spec })]);
  const waiting = 'Waiting for DNS-01 challenge propagation:';
  const unseen = `${waiting} DNS record for "by-dns.example" not yet propagated`;
  await patch('challenges', proof, { state: 'pending', presented: true, reason: unseen });
  await known();
  const made = await k(
    `get challenges ${proof} -n ${shop} -o jsonpath={.metadata.creationTimestamp}`,
  );
  const since = made.trim().replace('T', ' ').replace('Z', ' UTC');
  const why = `Challenge ${shop}/${proof} waits since ${since}: “${unseen}”.`;
  expect(await rowOf('by-dns')).toMatchObject({ state: { state: 'issuing', why } });
  const { row, cause, chain } = await admin.certificates.get({
    cluster,
    namespace: shop,
    name: 'by-dns',
  });
  expect(row.state).toMatchObject({ state: 'issuing', why });
  expect(cause).toBeUndefined();
  const node = chain.find(({ object }) => object.kind === 'Challenge');
  expect(node?.state).toBe('working');
  // What the record cannot cure is told as before.
  const refused = 'Error presenting challenge: AccessDenied: not authorized to change this zone';
  await patch('challenges', proof, { reason: refused });
  await known();
  expect(await rowOf('by-dns')).toMatchObject({
    state: { state: 'failing', why: expect.stringContaining(refused) },
  });
  await patch('challenges', proof, { reason: unseen });
  await known();
  expect(await rowOf('by-dns')).toMatchObject({ state: { state: 'issuing', why } });
});

test('a request that is denied keeps its Certificate from being called on its way', async () => {
  await patch('certificaterequests', 'moving-1', {
    conditions: [
      {
        type: 'Denied',
        status: 'True',
        reason: 'Policy',
        message: 'Partners get no certificates',
        lastTransitionTime: '2026-01-01T00:00:00Z',
      },
    ],
  });
  await known();
  expect(await rowOf('moving')).toMatchObject({ state: { state: 'failing' } });
  // Who may not see the request is told nothing of it.
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['list', 'get'] },
  ];
  await grant('reader', shop, rules, [shop]);
  const reader = callerOf(await person('reader', shop));
  expect(await rowOf('moving', reader)).toMatchObject({ state: { state: 'issuing' } });
});

test('an issuance of more than an hour needs a person, whatever is known of it', async () => {
  expect(await rowOf('slow')).toMatchObject({
    state: { state: 'failing', reason: 'IssuanceStuck' },
    needPerson: 2,
  });
});

const nextKey = (name: string, of: string): object => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'Opaque',
  metadata: {
    namespace: shop,
    name,
    labels: {
      'cert-manager.io/next-private-key': 'true',
      'controller.cert-manager.io/fao': 'true',
    },
    ownerReferences: [
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        name: of,
        uid: 'u',
        controller: true,
      },
    ],
  },
  stringData: { 'tls.key': makeKey() },
});

test('the key of an issuance is found as left over when its Certificate does not issue any more', async () => {
  await applied(certificate(shop, 'idle'), nextKey('slow-x', 'slow'), nextKey('idle-x', 'idle'));
  await known();
  const leftOver = async (caller = admin) => {
    const findings = ['secret-next-key-left-over'];
    const { rows } = await caller.secrets.list({ cluster, namespaces: [shop], findings });
    return rows.map(({ name, health }) => `${name}: ${health.state}`);
  };
  expect(await leftOver()).toEqual(['idle-x: key-only']);
  // That of an issuance which is under way is in order.
  const here = await admin.secrets.list({ cluster, namespaces: [shop] });
  expect(here.rows.map(({ name }) => name)).not.toContain('slow-x');
  await patch('certificate', 'slow', { conditions: [] });
  await known();
  expect((await leftOver()).toSorted()).toEqual(['idle-x: key-only', 'slow-x: key-only']);
  // Who may list Secrets only sees what they say themselves, whatever Certificates name.
  const rules = [{ apiGroups: [''], resources: ['secrets'], verbs: ['list', 'get'] }];
  await grant('locksmith', shop, rules, [shop]);
  const locksmith = callerOf(await person('locksmith', shop));
  const seen = async () => {
    const { rows } = await locksmith.secrets.list({ cluster, namespaces: [shop] });
    return rows.map(({ name }) => name).toSorted();
  };
  expect(await leftOver(locksmith)).toEqual([]);
  expect(await seen()).toEqual(['idle-x', 'slow-x']);
  await applied({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: {
      namespace: shop,
      name: 'named',
      labels: { 'controller.cert-manager.io/fao': 'true' },
    },
  });
  await applied(certificate(shop, 'names', { secretName: 'named' }));
  await known();
  expect(await seen()).toEqual(['idle-x', 'slow-x']);
  const all = await admin.secrets.list({ cluster, namespaces: [shop] });
  expect(all.rows.map(({ name }) => name)).toContain('named');
});

const told = async (of: string, name: string) => {
  const { consumers, findings } = await admin.secrets.get({ cluster, namespace: of, name });
  return { ...consumers, codes: findings.map(({ code }) => code) };
};

test('a Secret that a ClusterIssuer or a keystore names is used, and only where they look for it', async () => {
  const elsewhere = await namespace('stuck-elsewhere');
  const pair = issue({ subject: '/CN=Company', isCA: true });
  await applied(
    tlsSecret(shop, 'company-ca', pair),
    tlsSecret(elsewhere, 'company-ca', pair),
    tlsSecret(shop, 'store-password', pair),
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'ClusterIssuer',
      metadata: { name: 'stuck-company' },
      spec: { ca: { secretName: 'company-ca' } },
    },
    certificate(shop, 'stored', {
      keystores: {
        jks: { create: true, passwordSecretRef: { name: 'store-password', key: 'password' } },
      },
    }),
  );
  await known();
  const unused = 'secret-unreferenced';
  const before = await told(shop, 'company-ca');
  expect(before.unread.map(({ what }) => what)).toEqual(['clusterissuers']);
  expect(before.codes).not.toContain(unused);
  const controller = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      namespace: elsewhere,
      name: 'cert-manager',
      labels: {
        'app.kubernetes.io/name': 'cert-manager',
        'app.kubernetes.io/component': 'controller',
      },
    },
    spec: {
      selector: { matchLabels: { app: 'cert-manager' } },
      template: {
        metadata: { labels: { app: 'cert-manager' } },
        spec: {
          containers: [
            {
              name: 'cert-manager-controller',
              image: 'quay.io/jetstack/cert-manager-controller:v1.20.3',
              args: [`--cluster-resource-namespace=${shop}`],
            },
          ],
        },
      },
    },
  };
  await applied(controller);
  try {
    const after = await told(shop, 'company-ca');
    expect(after.found).toEqual([{ kind: 'ClusterIssuer', name: 'stuck-company' }]);
    expect(after.unread).toEqual([]);
    expect(after.codes).not.toContain(unused);
    const other = await told(elsewhere, 'company-ca');
    expect(other.found).toEqual([]);
    expect(other.lookedAt).toContain('clusterissuers');
    expect(other.codes).toContain(unused);
  } finally {
    await k(`delete deployment cert-manager -n ${elsewhere}`);
  }
  const password = await told(shop, 'store-password');
  expect(password.found).toEqual([{ kind: 'Certificate', namespace: shop, name: 'stored' }]);
  expect(password.codes).not.toContain(unused);
});

test('who may not list Certificates is not told that an issuer has none', async () => {
  const rules = [{ apiGroups: ['cert-manager.io'], resources: ['issuers'], verbs: ['list'] }];
  await grant('issuing-clerk', shop, rules, [shop]);
  const clerk = callerOf(await person('issuing-clerk', shop));
  const count = async (caller = admin) =>
    (await caller.issuers.list({ cluster, namespaces: [shop] })).rows.find(
      ({ name, kind }) => kind === 'Issuer' && name === 'ca',
    );
  expect(await count()).toHaveProperty('certificates', 7);
  expect(await count(clerk)).toMatchObject({ name: 'ca' });
  expect(await count(clerk)).not.toHaveProperty('certificates');
});
