import { beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { startInventory } from '@/server/inventory/inventory';
import { listCertificates } from '@/server/inventory/list-certificates';
import { listSecrets } from '@/server/inventory/list-secrets';
import { type CertificateQuery, certificateQuery } from '@/shared/certificate';
import { secretQuery } from '@/shared/secret';

import { everyScope, until, untilAll, untilEqual } from './inventories';
import { administrator, callerOf, knownInventory } from './people';
import { applied, asAdmin, certificate, issuer, k, namespace, testbed, tlsSecret } from './testbed';

const [shop, mail] = ['queries-shop', 'queries-mail'] as const;
const cluster = testbed.name;

const byHand = issue({ subject: '/CN=by-hand.example' });

beforeAll(async () => {
  for (const name of [shop, mail]) await namespace(name);
  await applied(
    issuer(shop, 'ca'),
    issuer(undefined, 'queries-company'),
    certificate(shop, 'web', { commonName: 'Web.Shop.example' }),
    certificate(shop, 'api', { privateKey: { algorithm: 'ECDSA' } }),
    certificate(mail, 'smtp', {
      issuerRef: { name: 'queries-company', kind: 'ClusterIssuer' },
    }),
    tlsSecret(shop, 'web-tls', issue()),
    tlsSecret(shop, 'api-tls', { crt: issue().crt, key: issue().key }),
    tlsSecret(mail, 'by-hand', byHand),
  );
  await untilEqual(await knownInventory());
});

const ask = (query: Partial<CertificateQuery>) =>
  callerOf(administrator).certificates.list({
    cluster,
    namespaces: [shop, mail],
    sort: 'name',
    ...query,
  });
const names = async (query: Partial<CertificateQuery>) =>
  (await ask(query)).rows.map((row) => `${row.namespace}/${row.name}`);

test('each filter lets through what it says', async () => {
  const all = [`${mail}/smtp`, `${shop}/api`, `${shop}/web`];
  expect(await names({})).toEqual(all);
  expect(await names({ issuers: [`Issuer/${shop}/ca`] })).toEqual([`${shop}/api`, `${shop}/web`]);
  expect(await names({ issuers: ['ClusterIssuer/queries-company'] })).toEqual([`${mail}/smtp`]);
  expect(await names({ keys: ['ECDSA 256'] })).toEqual([`${shop}/api`]);
  expect(await names({ findings: ['secret-key-mismatch'] })).toEqual([`${shop}/api`]);
  expect(await names({ text: 'web.shop.example' })).toEqual([`${shop}/web`]);
  expect(await names({ text: 'queries-company' })).toEqual([`${mail}/smtp`]);
  expect(await names({ endsAfter: 0 })).toEqual([]);
});

test('rows are found by each of their findings, Certificates and Secrets alike', async () => {
  const twin = certificate(shop, 'twin', { secretName: 'web-tls' });
  await applied(twin);
  await untilEqual(await knownInventory());
  const both = [`${shop}/twin`, `${shop}/web`];
  try {
    expect(await names({ findings: ['secret-two-certificates'] })).toEqual(both);
    expect(await names({ findings: ['secret-missing'] })).toEqual([`${mail}/smtp`]);
    expect(await names({ findings: ['secret-key-mismatch', 'secret-missing'] })).toEqual([
      `${mail}/smtp`,
      `${shop}/api`,
    ]);
    const found = await callerOf(administrator).secrets.list({
      cluster,
      namespaces: [shop, mail],
      findings: ['secret-two-certificates'],
      facets: ['findings'],
    });
    expect(found.rows.map(({ name }) => name)).toEqual(['web-tls']);
    expect(found.facets.findings).toEqual(
      expect.arrayContaining([
        { value: 'secret-two-certificates', count: 1 },
        { value: 'secret-key-mismatch', count: 1 },
      ]),
    );
    for (const { value } of found.facets.findings ?? []) expect(value).toMatch(/^secret-[a-z-]+$/);
  } finally {
    await k(`delete certificate twin -n ${shop}`);
  }
  await untilEqual(await knownInventory());
  expect(await names({ findings: ['secret-two-certificates'] })).toEqual([]);
});

test('a Secret that no Certificate writes stands among the Certificates where it is asked for', async () => {
  expect(await names({ managed: 'no' })).toEqual([`${mail}/by-hand`]);
  const { rows, total, states } = await ask({ managed: 'all', text: 'by-hand' });
  expect(rows).toEqual([
    expect.objectContaining({
      name: 'by-hand',
      managed: false,
      secretName: 'by-hand',
      names: ['by-hand.example'],
      state: expect.objectContaining({ state: 'unmanaged' }),
      secret: { state: 'sound' },
    }),
  ]);
  expect(states).toMatchObject({ unmanaged: 1, failing: 0 });
  expect(total).toBe((await ask({})).total + (await ask({ managed: 'no' })).total);
  const end = rows[0]?.notAfter ?? 0;
  const within = { managed: 'all', endsAfter: end, endsBefore: end + 1 } as const;
  expect(await names({ ...within, text: 'by-hand' })).toEqual([`${mail}/by-hand`]);
  expect(await names({ ...within, endsAfter: end + 1, endsBefore: end + 2 })).toEqual([]);
});

test('who is renewed soon and who needs a person is found, and every column orders', async () => {
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().replace(/\.\d+/, '');
  for (const [name, days] of [
    ['web', 80],
    ['api', 20],
  ] as const) {
    const status = { notBefore: at(-days), renewalTime: at(days / 2), notAfter: at(days) };
    const patch = JSON.stringify({ status });
    await k([
      'patch',
      'certificate',
      name,
      '-n',
      shop,
      '--subresource=status',
      '--type=merge',
      '-p',
      patch,
    ]);
  }
  await untilEqual(await knownInventory());
  expect(await names({ renewsWithin: 7 })).toEqual([]);
  expect(await names({ renewsWithin: 30 })).toEqual([`${shop}/api`]);
  expect(await names({ renewsWithin: 90 })).toEqual([`${shop}/api`, `${shop}/web`]);
  expect(await names({ sort: 'lifetime' })).toEqual([`${shop}/api`, `${shop}/web`, `${mail}/smtp`]);
  expect(await names({ sort: 'stored-in', descending: true })).toEqual([
    `${shop}/web`,
    `${mail}/smtp`,
    `${shop}/api`,
  ]);
  const page = await ask({ needsPerson: true });
  expect(page.found).toBe(page.needPerson);
  const others = await ask({ needsPerson: false });
  expect(others.found + page.found).toBe((await ask({})).found);
  const secrets = await callerOf(administrator).secrets.list({ cluster, sort: 'serial' });
  const serials = secrets.rows.map(({ serial = '' }) => serial);
  expect(serials).toEqual(serials.toSorted());
});

test('what there is to choose from is counted under all other filters', async () => {
  const facets = ['namespaces', 'issuers', 'keys', 'findings', 'managed'] as const;
  const page = await ask({ facets: [...facets], keys: ['ECDSA 256'] });
  expect(page.facets).toEqual({
    // Those of other files' tests too: what is chosen from is not narrowed by itself.
    namespaces: expect.arrayContaining([{ value: shop, count: 1 }]),
    issuers: [{ value: `Issuer/${shop}/ca`, count: 1 }],
    keys: [
      { value: 'RSA 2048', count: 2 },
      { value: 'ECDSA 256', count: 1 },
    ],
    findings: expect.arrayContaining([{ value: 'secret-key-mismatch', count: 1 }]),
    managed: [
      { value: 'no', count: 1 },
      { value: 'yes', count: 1 },
    ],
  });
  expect((await ask({})).facets).toEqual({});
});

test('after changes of all kinds the lists say what an inventory says that is read anew', async () => {
  const inventory = await knownInventory();
  const list = (of: typeof inventory) => {
    const now = Date.now();
    const certificates = certificateQuery.parse({ cluster, managed: 'all', limit: 500 });
    const secrets = secretQuery.parse({ cluster, limit: 500 });
    return {
      certificates: listCertificates(of, everyScope, certificates, now).rows,
      secrets: listSecrets(of, everyScope, secrets, now).rows,
    };
  };
  const before = list(inventory);
  const refused = [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:00:00Z' }];
  const patch = JSON.stringify({ status: { conditions: refused } });
  await k([
    'patch',
    'certificate',
    'web',
    '-n',
    shop,
    '--subresource=status',
    '--type=merge',
    '-p',
    patch,
  ]);
  // Another Secret's Certificate, an issuer that is gone, a Secret that is gone, and one that gets a Certificate.
  await applied(
    certificate(shop, 'web', { secretName: 'other-tls' }),
    certificate(mail, 'adopted', { secretName: 'by-hand' }),
  );
  await k(`delete issuer ca -n ${shop}`);
  await k(`delete secret api-tls -n ${shop}`);
  await untilEqual(inventory);
  const changed = list(inventory);
  expect(changed).not.toEqual(before);
  const fresh = startInventory(asAdmin());
  try {
    await untilAll(fresh, 'live');
    expect(changed).toEqual(list(fresh));
  } finally {
    await fresh.stop();
  }
  const isWeb = ({ namespace: of, name, managed }: (typeof changed.certificates)[number]) =>
    of === shop && name === 'web' && managed;
  const web = changed.certificates.find(isWeb);
  expect(web?.state).toMatchObject({ why: `Issuer ${shop}/ca does not exist.` });
  await applied(issuer(shop, 'ca'));
  await until(inventory, 'the issuer is back', () => inventory.issuers.rows.has(`${shop}/ca`));
  const again = list(inventory).certificates.find(isWeb);
  expect(again?.state).toMatchObject({ state: 'failing', why: '' });
});
