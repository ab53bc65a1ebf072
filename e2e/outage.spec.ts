import type { Page } from '@playwright/test';

import { ask } from './browser/api';
import { bed, cluster, sharedCookie } from './browser/bed';
import { apply, certificate } from './browser/cluster-objects';
import { withOwnApp } from './browser/own-app';
import { rowOf } from './browser/read-table';
import { expect, nobody, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';
import { apiReady } from './cluster/ready.js';
import { signal } from './cluster/signal.js';

const name = 'night-market';
const server = 'kube-apiserver';
const freshness = (page: Page) => page.getByRole('banner').getByText(/^(live|stale)/);

const lists = ['certificates', 'issuers', 'secrets', 'requests', 'orders', 'challenges'] as const;

/** The file of a list is called stale, and each of its rows is. */
async function expectStaleFile(what: (typeof lists)[number]): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ cluster }));
  const address = `${bed.url}/api/export/${what}?format=csv&input=${input}`;
  const saved = () => ask(address, { headers: { cookie: sharedCookie() } });
  await expect
    .poll(async () => (await saved()).headers.get('content-disposition'))
    .toContain(`-${what}-stale-`);
  const rows = (await saved()).text.trim().split('\r\n').slice(1);
  if (what === 'certificates') expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => !row.endsWith('Z,yes'))).toEqual([]);
}

test.afterEach(async () => {
  await apiReady(cluster);
  const gone = ['-n', 'shop', '--ignore-not-found'];
  await kubectl(cluster, ['delete', 'certificate', name, ...gone]);
  await kubectl(cluster, ['delete', 'secret', `${name}-tls`, ...gone]);
});

test('an API server that stands still makes the page stale, with its age, and live again', async ({
  page,
}) => {
  await page.goto('/certificates');
  await expect(freshness(page)).toHaveText(/^live, [\d.]+ s old$/);
  await signal(cluster, server, 'STOP');
  try {
    await expect(freshness(page)).toHaveText(/^stale for \d+ s$/, { timeout: 15_000 });
    await expect(page.getByRole('main')).toContainText('does not answer');
    // What was known stays to be seen.
    await expect(rowOf(page, 'shop/cart')).toBeVisible();
    for (const what of lists) await expectStaleFile(what);
  } finally {
    await signal(cluster, server, 'CONT');
  }
  await expect(freshness(page)).toHaveText(/^live, /, { timeout: 20_000 });
});

test('an API server that is killed comes back, and what changed meanwhile is shown', async ({
  page,
}) => {
  await page.goto('/certificates');
  await page.evaluate(() => Object.assign(window, { marked: true }));
  await expect(freshness(page)).toHaveText(/^live/);
  await signal(cluster, server, 'KILL');
  await apiReady(cluster);
  await apply(certificate(name, ['night-market.shop.example']));
  await expect(rowOf(page, `shop/${name}`)).toContainText('Ready', { timeout: 30_000 });
  await expect(freshness(page)).toHaveText(/^live/);
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

test.describe('the app itself', () => {
  test.use({ storageState: nobody });

  test('ends on SIGTERM although a page is open, and the page says so', async ({ page }) => {
    await withOwnApp(async (start) => {
      const app = await start(bed.kubeconfig);
      await page.goto(app.link);
      await expect(freshness(page)).toHaveText(/^live/);
      const began = performance.now();
      await app.stop('SIGTERM');
      // Waited for, an open stream would keep it as long as the page is open.
      expect(performance.now() - began).toBeLessThan(10_000);
      await expect(freshness(page)).toHaveText(/^stale/, { timeout: 20_000 });

      await start(bed.kubeconfig, Number(new URL(app.url).port));
      await expect(freshness(page)).toHaveText(/^live/, { timeout: 35_000 });
    });
  });
});
