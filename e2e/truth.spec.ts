import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { certificateDetail } from '../shared/certificate-detail';
import { dataOf, query } from './browser/api';
import { cluster } from './browser/bed';
import { condition, nameOf, objects } from './browser/cluster-objects';
import { expectedCertificate } from './browser/expected-certificate';
import { expectedSecret, type ExpectedSecret } from './browser/expected-secret';
import { listening } from './browser/listening';
import { readFacts } from './browser/read-facts';
import { readTable, type Row, rowOf } from './browser/read-table';
import { sorted } from './browser/sorted';
import { expect, test } from './browser/test';
import { broken, sound } from './releases/seed/facts.js';

/** A cell's first line; the second says why. */
const lineOf = (text = '') => text.split('\n')[0] ?? '';

const seen = ({ Certificate, State, Issuer, Secret }: Row) => [
  lineOf(Certificate),
  lineOf(State),
  Issuer,
  lineOf(Secret),
];

let secrets: ReadonlyMap<string, ExpectedSecret>;

test.beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-truth-'));
  const all = (await objects('secrets')).filter(({ type }) => type === 'kubernetes.io/tls');
  const judged = all.map(async (one) => [nameOf(one), await expectedSecret(one, folder)] as const);
  secrets = new Map(await Promise.all(judged));
  await rm(folder, { recursive: true });
});

function secretOf(name: string): ExpectedSecret {
  const found = secrets.get(name);
  if (!found) throw new Error(`The cluster has no TLS Secret ${name}.`);
  return found;
}

test('every Certificate that kubectl names is on the page once, in its true state', async ({
  page,
}) => {
  await page.goto('/certificates');
  const issuers = await objects('issuers', 'clusterissuers');
  const certificates = await objects('certificates');
  const expected = certificates.map((one) => {
    const secret = secrets.get(`${one.metadata.namespace}/${String(one.spec?.secretName)}`);
    const { word } = expectedCertificate(one, issuers);
    return [nameOf(one), word, one.spec?.issuerRef?.name, secret?.word ?? 'Missing'];
  });
  expect(expected.length).toBeGreaterThan(sound);

  await expect
    .poll(async () => sorted((await readTable(page, 'Certificates')).map(seen)))
    .toEqual(sorted(expected));
  const need = expected.filter(([, state, , secret]) => state !== 'Ready' || secret !== 'Sound');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${need.length} of ${expected.length} certificates need you`,
  );
});

test('each broken case says why, and the sound ones are silent', async ({ page }) => {
  const issuers = await objects('issuers', 'clusterissuers');
  const certificates = await objects('certificates');
  await page.goto('/certificates');
  const rows = new Map(
    (await readTable(page, 'Certificates')).map((row) => [lineOf(row.Certificate), row.State]),
  );
  const failing = broken.filter(({ kind, ready }) => kind === 'Certificate' && !ready);
  expect(failing).toHaveLength(4);
  for (const { namespace, name } of failing) {
    const object = certificates.find((one) => nameOf(one) === `${namespace}/${name}`);
    if (!object) throw new Error(`The cluster has no Certificate ${namespace}/${name}.`);
    const { why = 'no reason' } = expectedCertificate(object, issuers);
    expect(rows.get(`${namespace}/${name}`)).toContain(why);
  }
  const named = new Set(failing.map(({ namespace, name }) => `${namespace}/${name}`));
  const silent = [...rows].filter(([name]) => !named.has(name));
  expect(silent.length).toBeGreaterThanOrEqual(sound);
  expect(silent.filter(([, state]) => state !== 'Ready')).toEqual([]);
  expect(rows.get('shop/gift-cards')).toContain('Issuer shop/gift-cards-ca does not exist.');
  expect(rows.get('payments/partner-portal')).toContain('Partners get no certificates');
});

test('every TLS Secret that kubectl names is on the page, judged as openssl judges it', async ({
  page,
}) => {
  await page.goto('/secrets');
  const words = [...secrets.values()].map(({ word }) => word);
  expect(words).toContain('Wrong key');
  expect(words).toContain('Outlives its CA');

  await expect
    .poll(async () =>
      sorted(
        (await readTable(page, 'TLS Secrets')).map((row) => [
          lineOf(row.Secret),
          lineOf(row['Stored pair']),
          row.Key,
        ]),
      ),
    )
    .toEqual(sorted([...secrets].map(([name, { word, leaf }]) => [name, word, leaf.key])));
  const times = page.getByRole('table', { name: 'TLS Secrets' }).locator('time');
  const ends = await times.evaluateAll((all) => all.map((one) => one.getAttribute('datetime')));
  expect(sorted(ends.map((one) => Date.parse(one ?? '')))).toEqual(
    sorted([...secrets.values()].map(({ leaf }) => leaf.notAfter)),
  );
  await expect(rowOf(page, 'shop/legacy-checkout-tls')).toContainText('Unmanaged');
});

test('a serial number that openssl prints finds its Secret', async ({ page }) => {
  const { leaf } = secretOf('platform/git-tls');
  await page.goto('/secrets');
  await listening(page);
  await page.getByRole('searchbox', { name: /serial/ }).fill(leaf.serial);
  await expect
    .poll(async () => (await readTable(page, 'TLS Secrets')).map((row) => lineOf(row.Secret)))
    .toEqual(['platform/git-tls']);
});

test('serial, end, names and key of each certificate are those that openssl reads', async () => {
  const issued = (await objects('certificates')).filter((one) =>
    secrets.has(`${one.metadata.namespace}/${String(one.spec?.secretName)}`),
  );
  expect(issued.length).toBeGreaterThanOrEqual(sound);
  for (const { metadata, spec } of issued) {
    const { namespace = '', name } = metadata;
    const answer = await query('certificates.get', { cluster, namespace, name });
    const { serial, notAfter, names = [], key } = dataOf(answer, certificateDetail).stored[0] ?? {};
    const leaf = secrets.get(`${namespace}/${String(spec?.secretName)}`)?.leaf;
    expect({ serial, notAfter, names: names.toSorted(), key }).toEqual({
      serial: leaf?.serial,
      notAfter: leaf?.notAfter,
      names: leaf?.names.toSorted(),
      key: leaf?.key,
    });
  }
});

// One of each kind of key, of each kind of name, and a certificate with a chain.
for (const name of [
  'platform/vault',
  'platform/git',
  'shop/stock',
  'shop/wishlist',
  'payments/acquirer',
]) {
  test(`the page of ${name} shows what openssl reads`, async ({ page }) => {
    const { leaf } = secretOf(`${name}-tls`);
    await page.goto(`/certificates/${name}`);
    const stored = await readFacts(page.getByRole('region', { name: 'Stored in tls.crt' }));
    expect(stored.Serial).toBe(leaf.serial);
    expect(stored.Key).toBe(leaf.key);
    expect(stored.Names?.split(', ').toSorted()).toEqual(leaf.names.toSorted());
    expect(stored.Ends).toContain(
      `${new Date(leaf.notAfter).toISOString().slice(0, 19).replace('T', ' ')} UTC`,
    );
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Sound');
  });
}

test('every issuer that kubectl names is on the page, ready or with its reason', async ({
  page,
}) => {
  await page.goto('/issuers');
  const certificates = await objects('certificates');
  const expected = (await objects('issuers', 'clusterissuers')).map((one) => {
    const uses = certificates.filter(({ metadata, spec }) => {
      const { name, kind = 'Issuer' } = spec?.issuerRef ?? { name: '' };
      const sameSpace = kind === 'ClusterIssuer' || metadata.namespace === one.metadata.namespace;
      return kind === one.kind && name === one.metadata.name && sameSpace;
    });
    const ready = condition(one, 'Ready');
    const word = ready?.status === 'True' ? 'Ready' : 'Not ready';
    return [`${nameOf(one)}\n${one.kind}`, word, String(uses.length)];
  });
  await expect
    .poll(async () =>
      sorted(
        (await readTable(page, 'Issuers')).map(({ Issuer, State, Certificates }) => [
          Issuer,
          lineOf(State),
          Certificates,
        ]),
      ),
    )
    .toEqual(sorted(expected));
  await expect(page.getByRole('row', { name: 'payments/terminals-ca' })).toContainText(
    'secrets "terminals-ca" not found',
  );
});
