import { cluster } from './browser/bed';
import { nameOf, objects } from './browser/cluster-objects';
import { expectedCertificate } from './browser/expected-certificate';
import { listening } from './browser/listening';
import { leafOf } from './browser/openssl';
import { sorted } from './browser/sorted';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const day = 86_400_000;

/** How many are in each state, by what kubectl prints. */
async function expectedTiles(): Promise<string[][]> {
  const [certificates, issuers, secrets] = await Promise.all([
    objects('certificates'),
    objects('issuers', 'clusterissuers'),
    objects('secrets'),
  ]);
  const words = certificates.map((one) => expectedCertificate(one, issuers).word);
  const written = new Set(
    certificates.map(({ metadata, spec }) => `${metadata.namespace}/${spec?.secretName}`),
  );
  const unmanaged = secrets.filter(
    (one) => one.type === 'kubernetes.io/tls' && !written.has(nameOf(one)),
  );
  const states = ['Ready', 'Issuing', 'Unknown', 'Overdue', 'Expired', 'Failing'];
  const counts = states.map((state) => [state, words.filter((word) => word === state).length]);
  return sorted([...counts, ['Unmanaged', unmanaged.length]].map((tile) => tile.map(String)));
}

test('the overview counts what kubectl counts, and each count leads to its list', async ({
  page,
}) => {
  await page.goto('/overview');
  const certificates = await objects('certificates');
  const failing = certificates.filter(
    ({ status }) => status?.conditions?.find(({ type }) => type === 'Ready')?.status !== 'True',
  );
  const tiles = page.getByRole('list', { name: 'Certificates by state' });
  await expect(async () => {
    const texts = await tiles.getByRole('link').allInnerTexts();
    const shown = texts.map((text) => text.trim().split(/\s+/).toReversed());
    expect(sorted(shown)).toEqual(await expectedTiles());
  }).toPass({ timeout: 30_000 });
  const troubled = page.getByRole('table', { name: 'Needs you, with the cause' });
  for (const one of failing) await expect(troubled).toContainText(nameOf(one));

  await tiles.getByRole('link', { name: 'Failing' }).click();
  const rows = page.getByRole('table', { name: 'Certificates' }).locator('tbody tr');
  await expect(rows).toHaveCount(failing.length);
});

test('with a namespace chosen the overview speaks of it alone, and leads to what it counts', async ({
  page,
}) => {
  await page.goto('/overview?ns=payments');
  const certificates = (await objects('certificates')).filter(
    ({ metadata }) => metadata.namespace === 'payments',
  );
  await expect(page.getByRole('main')).toContainText('In the chosen namespace payments');
  const tiles = page.getByRole('list', { name: 'Certificates by state' });
  const told = await tiles.getByRole('link').allInnerTexts();
  const counts = told
    .filter((one) => !one.includes('Unmanaged'))
    .map((one) => Number.parseInt(one, 10));
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(certificates.length);
  const unmanaged = Number.parseInt(told.find((one) => one.includes('Unmanaged')) ?? '', 10);
  await tiles.getByRole('link', { name: 'Unmanaged' }).click();
  await page.waitForURL(/\/secrets/);
  await expect(page.getByRole('main').locator('tbody tr')).toHaveCount(unmanaged);
});

test('a figure of the forecast leads to the Certificates that it counts', async ({ page }) => {
  await page.goto('/overview');
  const panel = page.getByRole('region', { name: 'Renewals, next 90 days' });
  const link = panel.locator('dl > div').filter({ hasText: 'in 90 days' }).getByRole('link');
  const figure = Number.parseInt(await link.innerText(), 10);
  expect(figure).toBeGreaterThan(0);
  await link.click();
  const rows = page.getByRole('table', { name: 'Certificates' }).locator('tbody tr');
  await expect(rows).toHaveCount(figure);
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

test('a serial, a fingerprint and a name are copied as they are', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const crt = await kubectl(
    cluster,
    'get secret -n shop cart-tls -o jsonpath={.data.tls\\.crt}'.split(' '),
  );
  const { serial } = await leafOf(Buffer.from(crt, 'base64'));
  await page.goto('/certificates/shop/cart');
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  await stored.waitFor();
  await listening(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await stored.getByRole('button', { name: 'Copy the serial' }).first().click();
  await expect.poll(copied).toBe(serial);
  await expect(stored.getByRole('button', { name: 'Copied the serial' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Copy the name' }).click();
  await expect.poll(copied).toBe('cart');
  await page.getByRole('button', { name: "Copy the Secret's name" }).click();
  await expect.poll(copied).toBe('cart-tls');
});

test('where the browser refuses the clipboard the palette stays and shows the command', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  });
  await page.goto('/certificates/shop/cart');
  await page.getByRole('heading', { name: 'Conditions' }).waitFor();
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: /shows its state/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Find and go' });
  await expect(dialog.getByRole('alert')).toContainText('status certificate cart');
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
