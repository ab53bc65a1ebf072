import { readFile } from 'node:fs/promises';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { query } from './browser/api';
import { cluster } from './browser/bed';
import { apply, nameOf, objects } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { readTable, rowOf } from './browser/read-table';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const heads = (page: Page) => page.getByRole('columnheader');
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });

test('columns are chosen, stand in the address, and are there again after a reload', async ({
  page,
}) => {
  await page.goto('/certificates');
  await rowOf(page, 'shop/cart').waitFor();
  await listening(page);
  await expect(heads(page).filter({ hasText: 'Revision' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('checkbox', { name: 'Revision' }).check();
  await dialog.getByRole('checkbox', { name: 'Lifetime' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(heads(page).filter({ hasText: 'Revision' })).toBeVisible();
  await expect(page).toHaveURL(/cols=.*revision/);
  await page.reload();
  await expect(heads(page).filter({ hasText: 'Revision' })).toBeVisible();
  await expect(heads(page).filter({ hasText: 'Lifetime' })).toHaveCount(0);
  const cart = (await objects('certificates')).find((one) => nameOf(one) === 'shop/cart');
  const rows = await readTable(page, 'Certificates');
  const row = rows.find(({ Certificate }) => Certificate?.startsWith('shop/cart\n'));
  expect(row?.Revision).toBe(String(Object(cart?.status).revision));
});

test('on a phone the columns that somebody chose are there too, and can be read', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/certificates');
  await rowOf(page, 'shop/cart').waitFor();
  await listening(page);
  await expect(heads(page).filter({ hasText: 'Key' })).toBeHidden();
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  for (const name of ['Revision', 'Stored in'])
    await dialog.getByRole('checkbox', { name }).check();
  await page.keyboard.press('Escape');
  const widths: number[] = [];
  for (const name of ['Key', 'Revision', 'Stored in', 'State']) {
    const head = heads(page).filter({ hasText: name });
    await expect(head).toBeVisible();
    widths.push((await head.boundingBox())?.width ?? 0);
  }
  expect(Math.min(...widths)).toBeGreaterThan(64);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const body = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(body).toBeLessThanOrEqual(390);
});

test('Certificates are narrowed by key type and by when they end, and ordered by every column', async ({
  page,
}) => {
  const all = await objects('certificates');
  await page.goto('/certificates');
  await rowOf(page, 'shop/cart').waitFor();
  await listening(page);
  await page.getByRole('button', { name: 'more filters' }).click();
  const dialog = page.getByRole('dialog', { name: 'More filters' });
  const cart = all.find((one) => nameOf(one) === 'shop/cart');
  const ends = String(Object(cart?.status).notAfter).slice(0, 10);
  await dialog.getByLabel('from').fill(ends);
  await dialog.getByLabel('until').fill(ends);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`from=${ends}&until=${ends}|until=${ends}&from=${ends}`));
  const sameDay = all
    .filter((one) => String(Object(one.status).notAfter).startsWith(ends))
    .map(nameOf);
  const rows = page.getByRole('table', { name: 'Certificates' }).locator('tbody tr');
  await expect(rows).toHaveCount(sameDay.length);
  for (const name of sameDay) await expect(rowOf(page, name)).toBeVisible();

  await page.goto('/certificates?cols=state,key,lifetime,stored-in');
  const keys = (await readTable(page, 'Certificates')).map(({ Key }) => Key ?? '');
  const [key = ''] = keys.filter(Boolean);
  await listening(page);
  await page.getByRole('button', { name: 'more filters' }).click();
  await dialog.getByRole('checkbox', { name: key }).check();
  await page.keyboard.press('Escape');
  await expect(rows).toHaveCount(keys.filter((one) => one === key).length);

  for (const name of ['Lifetime', 'Stored in']) {
    await heads(page).getByRole('button', { name }).click();
    await expect(heads(page).filter({ hasText: name })).toHaveAttribute('aria-sort', 'ascending');
  }
  // The head says the order that is asked for; the rows of before stay until the answer is there.
  await expect(async () => {
    const table = await readTable(page, 'Certificates');
    const stored = table.map((row) => row['Stored in'] ?? '');
    expect(stored).toEqual(stored.toSorted());
  }).toPass();
});

test('rows are selected by keyboard; their names can be copied and the rows saved', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/certificates?ns=shop&sort=name');
  await rowOf(page, 'shop/cart').waitFor();
  await listening(page);
  const rows = await readTable(page, 'Certificates');
  const names = rows.map(({ Certificate = '' }) => Certificate.split('\n')[0] ?? '');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(selection(page)).toContainText(`2 of ${names.length} certificates selected`);
  await expect(page.getByRole('checkbox', { name: `Select ${names[2]}` })).toBeChecked();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await selection(page).getByRole('button', { name: /^Copy/ }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${names[0]}\n${names[2]}`);

  const download = page.waitForEvent('download');
  await selection(page).getByRole('button', { name: 'Selected as CSV' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('certificates-selected.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toMatch(/^namespace,name,.*,read at,stale$/);
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 2).join('/'))).toEqual([
    names[0],
    names[2],
  ]);

  await rowOf(page, names[2] ?? '')
    .getByRole('link')
    .first()
    .focus();
  await page.keyboard.press('x');
  await expect(selection(page)).toContainText(`1 of ${names.length} certificates selected`);
  await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
  await expect(selection(page)).toContainText(
    `${names.length} of ${names.length} certificates selected`,
  );
  await selection(page).getByRole('button', { name: 'Clear' }).click();
  await expect(selection(page)).not.toContainText('selected');
});

test('on every screen the columns share the table, and what names the row has the most of it', async ({
  page,
}) => {
  for (const path of ['/certificates', '/secrets', '/issuers', '/requests'])
    for (const width of [390, 800, 1100, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const boxes = await page
        .getByRole('columnheader')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
      const [select = 0, name = 0, ...others] = boxes.filter((one) => one > 0);
      const told = `${path} at ${width} px: ${boxes.map(Math.round).join(' ')}`;
      expect(select, told).toBeLessThan(60);
      expect(name, told).toBeGreaterThan(width === 390 ? 190 : 150);
      expect(Math.min(...others), told).toBeGreaterThan(70);
    }
});

test('all that a filter finds can be saved from the list', async ({ page }) => {
  await page.goto('/secrets?ns=shop&state=mismatch');
  const rows = await readTable(page, 'TLS Secrets');
  expect(rows.length).toBeGreaterThan(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export everything found as JSON' }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
  const names = saved.map((one: { namespace: string; name: string }) =>
    [one.namespace, one.name].join('/'),
  );
  expect(names.toSorted()).toEqual(
    rows.map(({ Secret = '' }) => Secret.split('\n')[0] ?? '').toSorted(),
  );
});

test('every head orders its list, and orders it the other way round', async ({ page }) => {
  for (const [path, table, head, column] of [
    ['/issuers', 'Issuers', 'Certificates', 'Certificates'],
    ['/secrets', 'TLS Secrets', 'Secret', 'Secret'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('table', { name: table }).waitFor();
    await listening(page);
    const press = () => page.getByRole('columnheader', { name: head }).getByRole('button').click();
    const values = async () =>
      (await readTable(page, table)).map((row) => row[column]?.split('\n')[0] ?? '');
    await press();
    await expect(page).toHaveURL(/sort=/);
    await expect(page.getByRole('columnheader', { name: head })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    const up = (await values()).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    expect(new Set(up).size).toBeGreaterThan(1);
    await expect.poll(values).toEqual(up);
    await press();
    await expect(page).toHaveURL(/desc=true/);
    await expect.poll(values).toEqual(up.toReversed());
  }
});

test('a list is narrowed to what certain things are wrong with, as the API counts them', async ({
  page,
}) => {
  await page.goto('/secrets');
  await page.getByRole('table', { name: 'TLS Secrets' }).waitFor();
  await listening(page);
  await page.getByRole('button', { name: /^findings/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Findings' });
  const label = dialog.locator('label').filter({ hasText: 'The key is another one' });
  const number = Number((await label.innerText()).split('\n').at(-1));
  expect(number).toBeGreaterThan(0);
  await label.click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/finding=secret-key-mismatch/);
  await expect.poll(async () => (await readTable(page, 'TLS Secrets')).length).toBe(number);
  for (const row of await readTable(page, 'TLS Secrets'))
    expect(row['Stored pair']).toContain('Wrong key');
  const { text } = await query('secrets.list', { cluster, findings: ['secret-key-mismatch'] });
  expect(JSON.parse(text).result.data.found).toBe(number);
});

const crowd = 'crowd';
const many = 320;
const guests = Array.from({ length: many }, (_, at) => `guest-${String(at).padStart(3, '0')}`);

/** Lists of hundreds: what makes them, where they are, and a head that stays in view. */
for (const [kind, path, title, head, objectsOf] of [
  [
    'TLS Secrets',
    '/secrets',
    'TLS Secrets',
    'Stored pair',
    async () => {
      const source = (await objects('secrets')).find((one) => nameOf(one) === 'shop/cart-tls');
      return guests.map((name) => ({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/tls',
        metadata: { name, namespace: crowd },
        data: source?.data,
      }));
    },
  ],
  [
    'Orders',
    '/requests?show=orders',
    'Orders',
    'State',
    async () =>
      guests.map((name) => ({
        apiVersion: 'acme.cert-manager.io/v1',
        kind: 'Order',
        metadata: { name, namespace: crowd },
        spec: {
          request: Buffer.from('no CSR').toString('base64'),
          dnsNames: [`${name}.example`],
          // Nobody answers for this issuer.
          issuerRef: { name: 'nobody', kind: 'Issuer', group: 'hostile.example' },
        },
      })),
  ],
] as const)
  test.describe(`a page of hundreds of ${kind}`, () => {
    test.beforeAll(async () => {
      await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: crowd } });
      await apply(...(await objectsOf()));
    });
    test.afterAll(() => kubectl(cluster, ['delete', 'namespace', crowd]));

    test('scrolls with its heads in view, draws only what is seen, and reaches the last by keyboard', async ({
      page,
    }) => {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}ns=${crowd}&limit=500&sort=name`);
      const table = page.getByRole('table', { name: title });
      await rowOf(page, `${crowd}/guest-000`).waitFor();
      await listening(page);
      await expect(table).toHaveAttribute('aria-rowcount', String(many + 1));
      expect(await table.locator('tbody tr[data-index]').count()).toBeLessThan(100);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height).toBeGreaterThan(many * 40);

      await page.keyboard.press('j');
      for (let step = 1; step < 60; step += 1) await page.keyboard.press('j');
      await expect(rowOf(page, `${crowd}/guest-059`).locator('[data-row]')).toBeFocused();
      await page.keyboard.press('x');
      await expect(selection(page)).toContainText(`1 of ${many} ${kind} selected`);

      await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
      await expect(rowOf(page, `${crowd}/guest-${many - 1}`)).toBeInViewport();
      const its = page.getByRole('columnheader', { name: head });
      await expect(its).toBeInViewport();
      const bar = await page.getByRole('banner').boundingBox();
      const box = await its.boundingBox();
      expect(Math.abs((box?.y ?? 0) - (bar?.height ?? 0))).toBeLessThan(3);
      expect(await table.locator('tbody tr[data-index]').count()).toBeLessThan(100);
      await expect(rowOf(page, `${crowd}/guest-000`)).toHaveCount(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    });
  });
