import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { certificatePage } from '../shared/certificate';
import { clusterList } from '../shared/cluster';
import { ask, dataOf, failureOf, procedureUrl, query } from './browser/api';
import { cluster, tokenOf } from './browser/bed';
import { clusterNames, held } from './browser/cluster-names';
import { objects } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { withOwnApp } from './browser/own-app';
import { readTable } from './browser/read-table';
import { expect, nobody, test } from './browser/test';
import { kubeconfigPath } from './cluster/state.js';

const main = (page: Page) => page.getByRole('main');

/** What is wrong with a context, in the words of the page and of the API. */
const broken = [
  ['gone', 'the connection was refused. Check that the API server runs'],
  ['stranger', 'its certificate is not signed by the authority that the kubeconfig names'],
  ['expired', 'The credentials for expired are expired or not valid'],
] as const;

for (const [context, sentence] of broken)
  test(`context ${context} says what is wrong with it, and the others go on`, async ({ page }) => {
    await page.goto(`/certificates?cluster=${context}`);
    await expect(main(page)).toContainText(`Cluster ${context}`);
    await expect(main(page)).toContainText(sentence);
    await expect(page.getByRole('table')).toHaveCount(0);

    const answer = await query('certificates.list', { cluster: context });
    expect(answer.status).toBe(503);
    expect(failureOf(answer).message).toContain(sentence);

    await listening(page);
    await page.getByRole('button', { name: /^cluster/ }).click();
    await page
      .getByRole('dialog', { name: 'Clusters' })
      .getByRole('button', { name: /^e2e\b(?!-)/ })
      .click();
    await expect(page.getByRole('table', { name: 'Certificates' })).toBeVisible();
  });

test('every context is listed with its own answer', async () => {
  const { clusters, current } = dataOf(await query('clusters.list'), clusterList);
  expect(current).toBe(cluster);
  const told = clusters.map((one) => [one.name, one.state === 'failed' ? one.code : one.state]);
  expect(Object.fromEntries(told)).toMatchObject({
    e2e: 'connected',
    'e2e-bare': 'connected',
    gone: 'unavailable',
    stranger: 'unavailable',
    expired: 'unauthorized',
  });
});

test('a context that does not exist is named, with those that do', async ({ page }) => {
  await page.goto('/certificates?cluster=nowhere');
  await expect(main(page)).toContainText('The kubeconfig has no context nowhere');
  await expect(main(page)).toContainText('e2e-bare');
  const answer = await query('certificates.list', { cluster: 'nowhere' });
  expect([answer.status, failureOf(answer).code]).toEqual([404, 'not-found']);
});

test('a cluster without cert-manager says so on every page', async ({ page }) => {
  for (const path of ['/certificates', '/issuers', '/requests']) {
    await page.goto(`${path}?cluster=e2e-bare`);
    await expect(
      page.getByRole('heading', { name: 'cert-manager is not installed in this cluster' }),
    ).toBeVisible();
    await expect(main(page)).toContainText('helm upgrade cert-manager');
  }
  await page.goto('/secrets?cluster=e2e-bare');
  await expect(main(page)).toContainText('There are no TLS Secrets in this cluster yet');
  const { freshness } = dataOf(
    await query('certificates.list', { cluster: 'e2e-bare' }),
    certificatePage,
  );
  expect(freshness.state).toBe('absent');
});

test('where Secrets are forbidden, certificates are shown and their Secrets are unknown', async ({
  page,
}) => {
  await page.goto('/certificates?cluster=no-secrets');
  const rows = await readTable(page, 'Certificates');
  expect(rows).toHaveLength((await objects('certificates')).length);
  expect(rows.filter(({ Secret }) => !Secret?.startsWith('Unknown\n'))).toEqual([]);
  await expect(main(page)).toContainText('Whether the stored keys match is not known');
  await expect(main(page)).toContainText('You may not list secrets in cluster no-secrets');

  await page.goto('/certificates/shop/cart?cluster=no-secrets');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('not known');
  await page.goto('/secrets?cluster=no-secrets');
  await expect(page.getByRole('heading', { name: /^You may not see TLS Secrets/ })).toBeVisible();
  await expect(main(page)).toContainText('get, list and watch');
  await expect(main(page)).not.toContainText('No TLS Secrets');
});

test.describe('with a token that may look into two namespaces', () => {
  test.use({ storageState: nobody });
  const two = new Set(['shop', 'payments']);

  test('pages and API hold these namespaces and not a name of the others', async ({ page }) => {
    const others = await clusterNames((namespace) => !two.has(namespace));
    expect(others.length).toBeGreaterThan(20);
    const visible = (await objects('certificates')).filter(({ metadata }) =>
      two.has(metadata.namespace ?? ''),
    );
    const bytes: string[] = [];
    page.on('response', async (response) => {
      if (!response.url().includes('/live')) bytes.push(await response.text().catch(() => ''));
    });
    await page.goto('/sign-in');
    await page.getByLabel('Bearer token', { exact: true }).fill(tokenOf('two-namespaces'));
    await page.getByRole('textbox', { name: 'Cluster' }).fill(cluster);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.waitForURL(/\/overview/);
    await page.goto('/certificates');
    const rows = await readTable(page, 'Certificates');
    expect(rows).toHaveLength(visible.length);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      new RegExp(`of ${visible.length} certificates`),
    );
    await page.goto('/secrets');
    expect((await readTable(page, 'TLS Secrets')).length).toBeGreaterThan(20);
    await page.goto('/issuers');
    await page.getByRole('table', { name: 'Issuers' }).waitFor();
    await page.goto('/certificates/platform/vault');
    await expect(main(page)).toContainText('You may not see');
    await page.goto('about:blank');

    expect(bytes.join('').length).toBeGreaterThan(100_000);
    const asked = new Set(['platform/vault']);
    expect(held(bytes.join('\n'), others).filter((name) => !asked.has(name))).toEqual([]);
  });

  test('the same token in an Authorization header gets the same', async () => {
    const others = await clusterNames((namespace) => !two.has(namespace));
    const token = tokenOf('two-namespaces');
    for (const [procedure, input] of [
      ['certificates.list', { cluster }],
      ['certificates.list', { cluster, namespaces: ['platform'] }],
      ['certificates.list', { cluster, text: 'platform' }],
      ['issuers.list', { cluster }],
      ['requests.list', { cluster }],
      ['orders.list', { cluster }],
      ['challenges.list', { cluster }],
      ['secrets.list', { cluster }],
      ['clusters.list', { cluster }],
      ['installation.summary', { cluster }],
      ['installation.get', { cluster }],
      ['installation.causes', { cluster }],
    ] as const) {
      const { status, text } = await query(procedure, input, token);
      expect([procedure, status]).toEqual([procedure, 200]);
      expect(held(text, others)).toEqual([]);
    }
    const hidden = await query(
      'certificates.get',
      { cluster, namespace: 'platform', name: 'vault' },
      token,
    );
    expect(hidden.status).toBe(403);
    expect(failureOf(hidden).code).toBe('forbidden');
  });
});

test.describe('a kubeconfig that gives nothing', () => {
  test.use({ storageState: nobody });
  const cases: readonly (readonly [string, (path: string) => Promise<unknown>, string])[] = [
    ['is missing', async () => undefined, 'does not exist. Set KUBECONFIG'],
    ['is a folder', (path) => mkdir(path), 'Could not read the kubeconfig'],
    ['is not YAML', (path) => writeFile(path, '{ clusters: [\n'), 'could not be understood'],
    [
      'has no contexts',
      (path) =>
        writeFile(path, 'apiVersion: v1\nkind: Config\nclusters: []\nusers: []\ncontexts: []\n'),
      'has no contexts',
    ],
  ];
  for (const [what, make, sentence] of cases)
    test(`one that ${what} is said to; repaired, a reload is enough`, async ({ page }) => {
      await withOwnApp(async (start, folder) => {
        const path = join(folder, 'kubeconfig');
        await make(path);
        const app = await start(path);
        await page.goto(app.link);
        await expect(main(page)).toContainText('The kubeconfig gives no cluster to look at');
        await expect(main(page)).toContainText(sentence);
        const cookies = (await page.context().cookies(app.url)).map(
          (one) => `${one.name}=${one.value}`,
        );
        const headers = { cookie: cookies.join('; ') };
        const list = await ask(procedureUrl('clusters.list', undefined, app.url), { headers });
        expect(dataOf(list, clusterList).problem).toContain(sentence);

        await rm(path, { recursive: true, force: true });
        await copyFile(kubeconfigPath(cluster), path);
        await page.reload();
        await expect(main(page).getByRole('table').first()).toBeVisible();
      });
    });
});
