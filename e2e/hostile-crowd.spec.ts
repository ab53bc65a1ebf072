import type { Page } from '@playwright/test';
import { z } from 'zod';

import { hostileTexts } from '@/server/domain/odd-values.fixture';

import { ask } from './browser/api';
import { bed, cluster, sharedCookie } from './browser/bed';
import { nameOf, objects } from './browser/cluster-objects';
import { expectHarmless } from './browser/harmless';
import { crowd, dismissCrowd, inviteCrowd } from './browser/hostile-crowd';
import { listening } from './browser/listening';
import { readTable } from './browser/read-table';
import { sorted } from './browser/sorted';
import { expect, test } from './browser/test';

/** The list of each kind: where it is, what its table is called, and the column that names a row. */
const lists = [
  ['certificates', '/certificates', 'Certificates', 'Certificate'],
  ['issuers', '/issuers', 'Issuers', 'Issuer'],
  ['secrets', '/secrets', 'TLS Secrets', 'Secret'],
  ['certificaterequests', '/requests', 'Requests', 'Request'],
  ['orders', '/requests?show=orders', 'Orders', 'Order'],
  ['challenges', '/requests?show=challenges', 'Challenges', 'Challenge'],
] as const;

const inCrowd = (path: string) => `${path}${path.includes('?') ? '&' : '?'}ns=${crowd}`;

async function guestsOf(kind: string): Promise<string[]> {
  const all = await objects(kind);
  const here = all.filter(({ metadata, type }) => {
    if (metadata.namespace !== crowd) return false;
    // Keys of issuances that are under way lie in Secrets of another type.
    return kind !== 'secrets' || type === 'kubernetes.io/tls';
  });
  return sorted(here.map(nameOf));
}

const firstLine = (text: string) => text.split('\n')[0] ?? '';

/** What the page asks for that is not ours, from now on. */
function watched(page: Page): string[] {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') elsewhere.push(request.url());
  });
  return elsewhere;
}

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await inviteCrowd();
});
test.afterAll(dismissCrowd);

for (const [kind, path, table, column] of lists)
  test(`the list of ${kind} shows a hostile crowd whole, and as text`, async ({ page }) => {
    const elsewhere = watched(page);
    const names = await guestsOf(kind);
    expect(names.length).toBeGreaterThanOrEqual(hostileTexts.length);
    await page.goto(inCrowd(path));
    await listening(page);
    const shown = async () => {
      const cells = (await readTable(page, table)).map((row) => row[column] ?? '');
      // ClusterIssuers belong to every namespace.
      return sorted(cells.map(firstLine).filter((one) => one.startsWith(`${crowd}/`)));
    };
    await expect.poll(shown).toEqual(names);
    await expectHarmless(page);
    // Each column that is not shown by itself, too.
    await page.getByRole('button', { name: 'Columns' }).click();
    const boxes = page.getByRole('dialog', { name: 'Columns' }).getByRole('checkbox');
    for (const box of await boxes.all()) await box.check();
    await page.keyboard.press('Escape');
    await expect.poll(shown).toEqual(names);
    await expectHarmless(page);
    expect(elsewhere).toEqual([]);
  });

for (const [kind, path, heading] of [
  ['certificates', '/certificates', 'Conditions'],
  ['issuers', '/issuers', 'Conditions'],
  ['secrets', '/secrets', 'Who writes and uses it'],
] as const)
  test(`each page of a hostile crowd's ${kind} shows it as text`, async ({ page }) => {
    const elsewhere = watched(page);
    for (const name of (await guestsOf(kind)).filter((one) => one.includes('/guest-'))) {
      await page.goto(`${path}/${name}`);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByRole('region', { name: 'YAML' })).toContainText(
        name.split('/')[1] ?? name,
      );
      await expectHarmless(page);
    }
    expect(elsewhere).toEqual([]);
  });

test('the overview, a search and the palette show a hostile crowd as text', async ({ page }) => {
  await page.goto(inCrowd('/overview'));
  await page.getByRole('heading', { name: 'Needs you, with the cause' }).waitFor();
  await expectHarmless(page);
  const text = '"><svg onload=window.ran=true>';
  await page.goto(`${inCrowd('/certificates')}&q=${encodeURIComponent(text)}`);
  await expect.poll(async () => (await readTable(page, 'Certificates')).length).toBeGreaterThan(20);
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(text);
  await expect(page.getByRole('listbox')).toContainText(`${crowd}/guest-`);
  await expectHarmless(page);
});

test('no file of a hostile crowd holds a formula, and each holds every row', async () => {
  for (const [kind] of lists) {
    const names = await guestsOf(kind);
    const what = kind === 'certificaterequests' ? 'requests' : kind;
    for (const format of ['csv', 'json']) {
      const input = JSON.stringify({ cluster, namespaces: [crowd] });
      const query = new URLSearchParams({ format, input });
      const { status, text } = await ask(`${bed.url}/api/export/${what}?${query.toString()}`, {
        headers: { cookie: sharedCookie() },
      });
      expect(status).toBe(200);
      const found = format === 'json' ? JSON.parse(text) : rowsOf(text);
      const named = z.array(z.object({ namespace: z.string().optional(), name: z.string() }));
      const here = named.parse(found).filter(({ namespace }) => namespace === crowd);
      expect(sorted(here.map(({ name }) => `${crowd}/${name}`))).toEqual(names);
    }
  }
});

/** A CSV file's rows by their heads, none of whose cells a spreadsheet takes for a formula. */
function rowsOf(text: string): Record<string, string>[] {
  const [heads = [], ...records] = recordsOf(text);
  return records.map((cells) => {
    expect(cells.length).toBe(heads.length);
    expect(cells.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([]);
    return Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? '']));
  });
}

/** The cells of RFC 4180's records, as a spreadsheet reads them. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    records.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
  }
  // What stands behind the last record's end is none.
  return records.filter((cells) => cells.length > 1);
}
