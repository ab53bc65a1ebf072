import type { Page } from '@playwright/test';

import { cluster } from './browser/bed';
import { apply, certificate, entry, objects, nameOf } from './browser/cluster-objects';
import { readFacts } from './browser/read-facts';
import { rowOf } from './browser/read-table';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'pop-up-store';

async function remove(): Promise<void> {
  const gone = ['-n', 'shop', '--ignore-not-found'];
  await kubectl(cluster, ['delete', 'certificate', name, ...gone]);
  await kubectl(cluster, ['delete', 'secret', `${name}-tls`, ...gone]);
}

function annotate(value: string): Promise<string> {
  return kubectl(cluster, [
    'annotate',
    '-n',
    'shop',
    'certificate',
    name,
    `example.com/seen=${value}`,
  ]);
}

/** No Certificate names this Secret: cert-manager leaves it as it is. */
function writeLegacyKey(key: string): Promise<string> {
  const patch = JSON.stringify({ data: { 'tls.key': key } });
  return kubectl(cluster, ['patch', 'secret', '-n', 'shop', 'legacy-checkout-tls', '-p', patch]);
}

/** A mark that a reload would wipe out. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { marked: true }));
}

async function expectNoReload(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
}

test.beforeEach(remove);
test.afterEach(remove);

test('a Certificate that is made, changed and deleted is so on the open list', async ({ page }) => {
  await page.goto('/certificates');
  await mark(page);
  const row = rowOf(page, `shop/${name}`);
  await expect(rowOf(page, 'shop/cart')).toBeVisible();
  await expect(row).toHaveCount(0);

  await apply(certificate(name, ['pop-up.shop.example']));
  await expect(row).toContainText('Ready');
  await expect(row).toContainText('pop-up.shop.example');

  await annotate('yes');
  await apply(certificate(name, ['pop-up-2.shop.example', 'b.shop.example']));
  await expect(row).toContainText('pop-up-2.shop.example');
  await expect(row).toContainText('+1 name');
  await expect(row).not.toContainText('yes');

  await remove();
  await expect(row).toHaveCount(0);
  await expectNoReload(page);
});

test('the open page of a Certificate changes with it and says when it is gone', async ({
  page,
}) => {
  await apply(certificate(name, ['pop-up.shop.example']));
  await kubectl(cluster, ['wait', '-n', 'shop', '--for=condition=Ready', `certificate/${name}`]);
  await page.goto(`/certificates/shop/${name}`);
  await mark(page);
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  const before = await readFacts(stored);
  expect(before.Names).toBe('pop-up.shop.example');

  await apply(certificate(name, ['pop-up-3.shop.example']));
  await expect.poll(async () => (await readFacts(stored)).Names).toBe('pop-up-3.shop.example');
  expect((await readFacts(stored)).Serial).not.toBe(before.Serial);

  await kubectl(cluster, ['delete', 'certificate', '-n', 'shop', name]);
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    `no Certificate shop/${name} in cluster`,
  );
  await expectNoReload(page);
});

test('a Secret whose key is exchanged is called so within the moment, and sound again', async ({
  page,
}) => {
  const secrets = new Map((await objects('secrets')).map((one) => [nameOf(one), one]));
  const keyIn = (secret: string) => {
    const found = secrets.get(secret);
    if (!found) throw new Error(`The cluster has no Secret ${secret}.`);
    return entry(found, 'tls.key').toString('base64');
  };
  await page.goto('/secrets');
  await mark(page);
  const row = rowOf(page, 'shop/legacy-checkout-tls');
  await expect(row).toContainText('Wrong key');
  try {
    await writeLegacyKey(keyIn('shop/checkout-tls'));
    await expect(row).toContainText('Sound');
    await expect(row).not.toContainText('Wrong key');
  } finally {
    await writeLegacyKey(keyIn('shop/cart-tls'));
  }
  await expect(row).toContainText('Wrong key');
  await expectNoReload(page);
});

test('a tab that was hidden shows what it missed as soon as it is seen again', async ({ page }) => {
  await page.goto('/certificates');
  await mark(page);
  await expect(rowOf(page, 'shop/cart')).toBeVisible();
  await show(page, 'hidden');
  await apply(certificate(name, ['pop-up.shop.example']));
  await kubectl(cluster, ['wait', '-n', 'shop', '--for=condition=Ready', `certificate/${name}`]);
  await expect(rowOf(page, `shop/${name}`)).toHaveCount(0);
  await show(page, 'visible');
  await expect(rowOf(page, `shop/${name}`)).toContainText('Ready');
  await expectNoReload(page);
});

/** A headless browser calls every tab visible, so the tab is told what it would see. */
async function show(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { value: now, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, state);
}

test('eight tabs of one browser all load and all hear of a change', async ({ context }) => {
  let streams = 0;
  context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/trpc/live') streams += 1;
  });
  const pages: Page[] = [];
  for (let tab = 0; tab < 8; tab += 1) {
    const page = await context.newPage();
    await page.goto(tab % 2 === 0 ? '/certificates' : '/secrets');
    await expect(page.getByRole('row', { name: /shop\/cart/ })).toBeVisible();
    pages.push(page);
  }
  // Browsers allow six connections to a host: had each tab a stream, the seventh would still wait.
  expect(streams).toBeLessThan(6);

  await apply(certificate(name, ['pop-up.shop.example']));
  for (const page of pages)
    await expect(page.getByRole('row', { name: new RegExp(`shop/${name}`) })).toBeVisible();

  // The tab that had the stream goes; another one takes it over.
  await pages[0]?.close();
  await remove();
  for (const page of pages.slice(1))
    await expect(page.getByRole('row', { name: new RegExp(`shop/${name}`) })).toHaveCount(0);
});
