import type { Page } from '@playwright/test';

import { cluster } from './browser/bed';
import { apply, certificate, nameOf, objects } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { rowOf } from './browser/read-table';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'market-stall';
const day = 86_400_000;
const hour = 3_600_000;

async function remove(): Promise<void> {
  const gone = ['-n', 'shop', '--ignore-not-found'];
  await kubectl(cluster, ['delete', 'certificate', name, ...gone]);
  await kubectl(cluster, ['delete', 'secret', `${name}-tls`, ...gone]);
}

async function issued(...dnsNames: readonly string[]): Promise<void> {
  await apply(certificate(name, dnsNames));
  await kubectl(cluster, ['wait', '-n', 'shop', '--for=condition=Ready', `certificate/${name}`]);
}

async function found(kind: string, full: string) {
  const one = (await objects(kind)).find((each) => nameOf(each) === full);
  if (!one) throw new Error(`The cluster has no ${kind} ${full}.`);
  return one;
}

test.beforeEach(remove);
test.afterEach(remove);

/** Writes down in the page which rows are tinted, and when that is over. */
function watchTints(page: Page): Promise<void> {
  return page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { tints: seen });
    for (const type of ['animationstart', 'animationend'] as const)
      document.addEventListener(type, (event) => {
        const row = event.target instanceof Element && event.target.closest('tr');
        if (row && event.animationName.startsWith('tint')) seen.push(`${type} ${row.innerText}`);
      });
  });
}

async function tints(page: Page, of: string): Promise<string[]> {
  const all: string[] = await page.evaluate(() => ('tints' in window ? Object(window.tints) : []));
  return all.filter((one) => one.includes(of)).map((one) => one.split(' ')[0] ?? '');
}

test('a row that has changed is tinted for a moment, and the others are not', async ({ page }) => {
  await issued('stall.shop.example');
  await page.goto('/certificates?ns=shop');
  const row = rowOf(page, `shop/${name}`);
  await expect(row).toContainText('stall.shop.example');
  await listening(page);
  const background = () => row.evaluate((one) => getComputedStyle(one).backgroundColor);
  const before = await background();
  await watchTints(page);
  await apply(certificate(name, ['stall-2.shop.example']));
  await expect(row).toContainText('stall-2.shop.example');
  await expect.poll(() => tints(page, `shop/${name}`)).toContain('animationstart');
  // As often as it changes on its way: each tint ends.
  await kubectl(cluster, ['wait', '-n', 'shop', '--for=condition=Ready', `certificate/${name}`]);
  await expect
    .poll(() => row.evaluate((one) => one.getAnimations().length), { timeout: 30_000 })
    .toBe(0);
  expect(await tints(page, `shop/${name}`)).toContain('animationend');
  expect(await background()).toBe(before);
  expect(await tints(page, 'shop/cart\n')).toEqual([]);
});

for (const [what, off] of [
  ['ahead', day],
  ['behind', -day],
] as const)
  test(`a browser whose clock is a day ${what} tells the time by the server's`, async ({
    page,
  }) => {
    const { status } = await found('certificates', 'shop/cart');
    const notAfter = Date.parse(status?.notAfter ?? '');
    await page.clock.install({ time: Date.now() + off });
    await page.goto('/certificates/shop/cart');
    const heading = page.getByRole('heading', { level: 1 });
    await expect(heading).toContainText('ends in');
    await listening(page);
    // What the server wrote is gone: the page's own clock has ticked.
    await page.clock.runFor(2_000);
    const [, days, hours = '0'] =
      /ends in (\d+) d(?: (\d+) h)?/.exec(await heading.innerText()) ?? [];
    const told = (Number(days) * 24 + Number(hours)) * hour;
    expect(Math.abs(notAfter - Date.now() - told)).toBeLessThan(2 * hour);
    expect(Math.abs((await page.evaluate(() => Date.now())) - Date.now())).toBeGreaterThan(day / 2);
  });

test('a later page of a filtered and sorted list is as live as the first', async ({ page }) => {
  const names = (await objects('certificates'))
    .filter(({ metadata }) => metadata.namespace === 'shop')
    .map(({ metadata }) => metadata.name)
    .toSorted();
  const offset = names.findLastIndex((one) => one < name);
  expect(offset).toBeGreaterThan(0);
  await page.goto(`/certificates?ns=shop&sort=name&offset=${offset}`);
  const rows = page.getByRole('table', { name: 'Certificates' }).locator('tbody tr');
  await expect(rows.first()).toContainText(`shop/${names[offset]}`);
  await listening(page);
  await expect(rowOf(page, `shop/${names[0]}`)).toHaveCount(0);

  await issued('stall.shop.example');
  await expect(rows.nth(1)).toContainText(`shop/${name}`);
  await expect(rows.nth(1)).toContainText('Ready');
  await apply(certificate(name, ['stall-2.shop.example']));
  await expect(rows.nth(1)).toContainText('stall-2.shop.example');
  await expect(rows.first()).toContainText(`shop/${names[offset]}`);
  await remove();
  await expect(rowOf(page, `shop/${name}`)).toHaveCount(0);
  await expect(rows).toHaveCount(names.length - offset);
});

async function search(page: Page, text: string, group: RegExp) {
  await page.goto('/runs');
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(text);
  // What an earlier letter has found cannot be chosen.
  await expect(page.getByRole('dialog', { name: 'Find and go' })).toContainText(
    /\d objects? found/,
  );
  return page.getByRole('group', { name: group }).getByRole('option');
}

test('a DNS name finds its certificate, and names find an Issuer and a Secret', async ({
  page,
}) => {
  const { spec } = await found('certificates', 'shop/cart');
  const [dnsName] = Object(spec).dnsNames;
  const certificates = await search(page, dnsName, /^Certificates/);
  await expect(certificates.filter({ hasText: 'shop/cart' })).toHaveCount(1);
  await certificates.filter({ hasText: 'shop/cart' }).click();
  await expect(page).toHaveURL(/\/certificates\/shop\/cart\?/);

  const issuers = await search(page, 'shop-ca', /^Issuers/);
  await issuers.filter({ hasText: 'shop/shop-ca' }).click();
  await expect(page).toHaveURL(/\/issuers\/.*shop-ca/);

  const secrets = await search(page, 'legacy-checkout-tls', /^TLS Secrets/);
  await secrets.filter({ hasText: 'shop/legacy-checkout-tls' }).click();
  await expect(page).toHaveURL(/\/secrets\/shop\/legacy-checkout-tls/);
});
