import { readFile } from 'node:fs/promises';

import type { Download } from '@playwright/test';

import { cluster } from './browser/bed';
import { apply, condition, type KubeObject, nameOf, objects } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { readTable, rowOf } from './browser/read-table';
import { sorted } from './browser/sorted';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const group = 'acme.cert-manager.io';
const host = 'acme.nobody.example';
const name = 'requests-spec';
/** Nobody answers for this issuer: the controller leaves what names it as it is. */
const issuerRef = { name: 'nobody', kind: 'Issuer', group: 'hostile.example' };
const csr = Buffer.from('no CSR').toString('base64');

const order = {
  apiVersion: `${group}/v1`,
  kind: 'Order',
  metadata: { namespace: 'shop', name },
  spec: { request: csr, dnsNames: [`${name}.example`, 'b.example'], issuerRef },
};
const challenge = {
  apiVersion: `${group}/v1`,
  kind: 'Challenge',
  metadata: { namespace: 'shop', name },
  spec: {
    authorizationURL: `https://${host}/authz/1`,
    url: `https://${host}/challenge/1`,
    dnsName: `${name}.example`,
    wildcard: true,
    type: 'DNS-01',
    token: 'token',
    key: 'token.thumbprint',
    issuerRef,
    solver: { dns01: { route53: { region: 'eu' } } },
  },
};

async function remove(): Promise<void> {
  for (const kind of ['order', 'challenge']) {
    const of = [`${kind}.${group}`, name, '-n', 'shop'];
    await kubectl(cluster, ['delete', ...of, '--ignore-not-found', '--wait=false']);
    // The controller's own finalizer waits for a clean-up that nobody can do here.
    const finalizers = JSON.stringify({ metadata: { finalizers: null } });
    const left = await kubectl(cluster, ['get', ...of, '--ignore-not-found', '-o', 'name']);
    if (left) await kubectl(cluster, ['patch', ...of, '--type=merge', '-p', finalizers]);
  }
}

function patchStatus(kind: string, status: object): Promise<string> {
  const patch = ['--subresource=status', '--type=merge', '-p', JSON.stringify({ status })];
  return kubectl(cluster, ['patch', kind, name, '-n', 'shop', ...patch]);
}

const isTrue = (one: KubeObject, type: string) => condition(one, type)?.status === 'True';

function wordOf(one: KubeObject): string {
  if (isTrue(one, 'Denied')) return 'Denied';
  if (isTrue(one, 'Ready')) return 'Ready';
  const ready = condition(one, 'Ready');
  if (ready && ready.reason !== 'Pending') return 'Failed';
  return isTrue(one, 'Approved') ? 'Pending' : 'Not approved yet';
}

const firstLine = (text = '') => text.split('\n')[0] ?? '';

test.beforeEach(remove);
test.afterAll(remove);

test('every request that kubectl names is on the page once, with what has become of it', async ({
  page,
}) => {
  const requests = await objects('certificaterequests');
  const expected = requests.map((one) => [nameOf(one), wordOf(one)]);
  expect(expected.map(([, word]) => word)).toContain('Denied');
  await page.goto('/requests');
  await expect
    .poll(async () =>
      sorted(
        (await readTable(page, 'Requests')).map((row) => [
          firstLine(row.Request),
          firstLine(row.State),
        ]),
      ),
    )
    .toEqual(sorted(expected));
  const failed = expected.filter(([, word]) => word === 'Denied' || word === 'Failed').length;
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(`^${failed} of ${expected.length} requests ha(?:s|ve) failed$`),
  );
});

test('a denied request says why, and leads to the Certificate that it is for', async ({ page }) => {
  const denied = (await objects('certificaterequests')).find((one) => isTrue(one, 'Denied'));
  const message = denied && condition(denied, 'Denied')?.message;
  await page.goto('/requests?state=denied');
  const row = page.locator('tbody').getByRole('row').filter({ hasText: 'partner-portal' });
  await expect(row).toContainText(message ?? 'none');
  await row.getByRole('link', { name: /^payments\/partner-portal/ }).click();
  await expect(page).toHaveURL(/\/certificates\/payments\/partner-portal/);
  await expect(page.getByRole('region', { name: 'Chain' })).toBeVisible();
});

test('an Order and a Challenge that are made, changed and deleted with kubectl are so on the open page', async ({
  page,
}) => {
  await page.goto('/requests?show=orders');
  await page.evaluate(() => Object.assign(window, { marked: true }));
  await listening(page);
  await apply(order);
  const row = rowOf(page, `shop/${name}`);
  await expect(row).toContainText('Not begun');
  await expect(row).toContainText('+1 name');
  const reason = 'Failed to create Order: 429 urn:ietf:params:acme:error:rateLimited';
  await patchStatus(`order.${group}`, { state: 'errored', reason, url: `https://${host}/order/1` });
  await expect(row).toContainText('Errored');
  await expect(row).toContainText(reason);
  await expect(row).toContainText(`at ${host}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('failed');

  await page.getByRole('navigation', { name: 'Kinds' }).getByText('Challenges').click();
  await expect(page).toHaveURL(/show=challenges/);
  await apply(challenge);
  await expect(row).toContainText(`*.${name}.example`);
  await expect(row).toContainText('DNS-01 by route53, not in place');
  await patchStatus(`challenge.${group}`, { state: 'pending', presented: true, reason: 'waits' });
  await expect(row).toContainText('in place');
  await expect(row).toContainText('waits');
  await remove();
  await expect(row).toHaveCount(0);
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

test('the address keeps which list it is, its filter, its order and its search', async ({
  page,
}) => {
  await apply(order);
  await page.goto('/requests?show=orders');
  await listening(page);
  await rowOf(page, `shop/${name}`).waitFor();
  await page.getByRole('button', { name: 'Names', exact: true }).click();
  await expect(page).toHaveURL(/sort=names/);
  await page.getByRole('button', { name: /^Not begun/ }).click();
  await expect(page).toHaveURL(/state=new/);
  await page.keyboard.press('/');
  await page.keyboard.type('b.example');
  await expect(page).toHaveURL(/q=b\.example/);
  await page.reload();
  await expect(rowOf(page, `shop/${name}`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Not begun/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.goto('/requests?show=orders&q=nothing-of-that-name');
  await expect(page.getByRole('main')).toContainText('fits the filters');
});

test('g and q lead here, and j and k move between the rows', async ({ page }) => {
  await page.goto('/overview');
  await page.getByRole('heading', { name: 'Needs you, with the cause' }).waitFor();
  await listening(page);
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await page.waitForURL(/\/requests/);
  await page.getByRole('table', { name: 'Requests' }).waitFor();
  const rows = page.locator('[data-row]');
  await page.keyboard.press('j');
  await expect(rows.first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/certificates\//);
});

test('its lists have columns to choose, rows to select, and files of all that is found', async ({
  page,
}) => {
  await apply(order);
  await page.goto('/requests?show=orders&ns=shop');
  await rowOf(page, `shop/${name}`).waitFor();
  await listening(page);
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns' });
  await dialog.getByRole('checkbox', { name: 'Request', exact: true }).check();
  await dialog.getByRole('checkbox', { name: 'Issuer' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/cols=.*request/);
  await expect(page).not.toHaveURL(/cols=.*issuer/);
  await page.reload();
  await rowOf(page, `shop/${name}`).waitFor();
  await listening(page);
  await expect(page.getByRole('columnheader', { name: 'Request' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Issuer' })).toHaveCount(0);

  // It is for no Certificate, so it leads nowhere; by keyboard it is reached all the same.
  await page.keyboard.press('j');
  await expect(rowOf(page, `shop/${name}`).locator('[data-row]')).toBeFocused();
  await page.keyboard.press('x');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText('1 of 1 Orders selected');
  const saved = page.waitForEvent('download');
  await selection.getByRole('button', { name: 'Selected as JSON' }).click();
  expect(JSON.parse(await textOf(await saved))).toMatchObject([{ namespace: 'shop', name }]);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export everything found as CSV' }).click();
  const lines = (await textOf(await download)).trim().split('\r\n');
  expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual([
    ['namespace', 'name'],
    ['shop', name],
  ]);
});

const textOf = async (download: Download) => readFile(await download.path(), 'utf8');

test('a Challenge is found by its name from any page, and its list shows it alone', async ({
  page,
}) => {
  await apply(challenge, order);
  await page.goto('/runs');
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await listening(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await expect(page.getByRole('group', { name: 'Orders' }).getByRole('option')).toHaveCount(1);
  const found = page.getByRole('group', { name: 'Challenges' }).getByRole('option');
  await expect(found).toContainText(`shop/${name}`);
  await found.click();
  await expect(page).toHaveURL(/\/requests\?.*show=challenges/);
  const rows = page.getByRole('table', { name: 'Challenges' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`*.${name}.example`);
});

test('the menu counts the requests that kubectl names', async ({ page }) => {
  const many = (await objects('certificaterequests')).length;
  await page.goto('/overview');
  const entry = page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Requests/ });
  await expect(entry).toHaveText(`Requests${many}`);
});

test('who may not list Orders and Challenges finds none, and is told of no count', async ({
  page,
}) => {
  await apply(challenge, order);
  await page.goto('/requests?cluster=two-namespaces');
  await listening(page);
  const entry = page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: /^Requests/ });
  await expect(entry).toHaveText('Requests?');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await expect(page.getByRole('dialog', { name: 'Find and go' })).toContainText(
    /Nothing was found so far\..* Orders may not be read by you, Challenges may not be read by you/,
  );
  await expect(page.getByRole('dialog', { name: 'Find and go' })).not.toContainText(`shop/${name}`);
});
