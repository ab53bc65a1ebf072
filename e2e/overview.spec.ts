import { cluster } from './browser/bed';
import { nameOf, objects } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { leafOf } from './browser/openssl';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const day = 86_400_000;

test('the overview counts what kubectl counts, and each count leads to its list', async ({
  page,
}) => {
  await page.goto('/overview');
  const certificates = await objects('certificates');
  const failing = certificates.filter(
    ({ status }) => status?.conditions?.find(({ type }) => type === 'Ready')?.status !== 'True',
  );
  const tiles = page.getByRole('list', { name: 'Certificates by state' });
  await expect(tiles.getByRole('link', { name: 'Failing' })).toContainText(String(failing.length));
  const troubled = page.getByRole('table', { name: 'Needs you, with the cause' });
  for (const one of failing) await expect(troubled).toContainText(nameOf(one));

  await tiles.getByRole('link', { name: 'Failing' }).click();
  const rows = page.getByRole('table', { name: 'Certificates' }).locator('tbody tr');
  await expect(rows).toHaveCount(failing.length);
});

test('the forecast is that of the renewal times that kubectl shows', async ({ page }) => {
  await page.goto('/overview');
  const now = Date.now();
  const times = (await objects('certificates'))
    .map(({ status }) => Date.parse(status?.renewalTime ?? ''))
    .filter((time) => time > now);
  const panel = page.getByRole('region', { name: 'Renewals, next 90 days' });
  for (const days of [7, 30, 90]) {
    const within = times.filter((time) => time < now + days * day).length;
    const told = panel.locator('dl > div').filter({ hasText: `in ${days} days` });
    await expect(told.getByRole('definition')).toHaveText(String(within));
  }
});

test('a serial that openssl reads finds its certificate by keyboard from any page', async ({
  page,
}) => {
  const crt = await kubectl(
    cluster,
    'get secret -n shop cart-tls -o jsonpath={.data.tls\\.crt}'.split(' '),
  );
  const { serial } = await leafOf(Buffer.from(crt, 'base64'));
  await page.goto('/runs');
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(serial);
  const found = page.getByRole('group', { name: 'Certificates' }).getByRole('option');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('shop/cart');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/certificates\/shop\/cart\?/);
  await expect(page.getByRole('dialog', { name: 'Find and go' })).toHaveCount(0);
});

test('on the page of an object its commands are a few letters away', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/certificates/shop/cart');
  await page.getByRole('heading', { name: 'Conditions' }).waitFor();
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /shows its state/ }).click();
  await expect(page.getByRole('dialog', { name: 'Find and go' })).toHaveCount(0);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `cmctl --context=${cluster} --namespace=shop status certificate cart`,
  );
});

test('g and a letter lead to a page, and Escape leaves what has the focus', async ({ page }) => {
  await page.goto('/overview');
  await page.getByRole('heading', { name: 'Needs you, with the cause' }).waitFor();
  await listening(page);
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await page.waitForURL(/\/issuers/);
  await page.getByRole('table', { name: 'Issuers' }).waitFor();
  await page.keyboard.press('/');
  await expect(page.locator('#search')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#search')).not.toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/\/issuers/);
});
