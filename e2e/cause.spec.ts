import { parse } from 'yaml';

import { cluster } from './browser/bed';
import { condition, nameOf, objects } from './browser/cluster-objects';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const why = { name: 'Why, and what to do' };

test('a Certificate whose issuer is missing says so, and the chain marks where it fails', async ({
  page,
}) => {
  await page.goto('/certificates/shop/gift-cards');
  const panel = page.getByRole('region', why);
  await expect(panel).toContainText('gift-cards-ca');
  const chain = page.getByRole('region', { name: 'Chain' });
  const failing = chain.getByRole('listitem').filter({ hasText: 'here it fails' });
  await expect(failing).toHaveCount(1);
  await expect(failing).toContainText('Issuer shop/gift-cards-ca');
  await expect(failing).toContainText('Not there');
});

test('a request that was denied is quoted word by word as kubectl shows it', async ({ page }) => {
  const requests = await objects('certificaterequests');
  const denied = requests.find((one) => nameOf(one).startsWith('payments/partner-portal'));
  const message = denied && condition(denied, 'Denied')?.message;
  expect(message).toBeTruthy();
  await page.goto('/certificates/payments/partner-portal');
  const panel = page.getByRole('region', why);
  await expect(panel.getByRole('blockquote')).toContainText(message ?? '');
  const evidence = panel.getByRole('link', {
    name: /^CertificateRequest payments\/partner-portal/,
  });
  await expect(evidence).toHaveAttribute(
    'href',
    `/requests?cluster=${cluster}&show=requests&q=payments%2F${denied?.metadata.name ?? ''}`,
  );
  await evidence.click();
  const rows = page.getByRole('table', { name: 'Requests' }).locator('tbody tr');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(denied?.metadata.name ?? '');
});

test('the events of a Certificate are those that kubectl shows', async ({ page }) => {
  const told = await kubectl(cluster, [
    'get',
    'events',
    '-n',
    'payments',
    '--field-selector',
    'involvedObject.kind=Certificate,involvedObject.name=partner-portal',
    '-o',
    'jsonpath={range .items[*]}{.message}{"\\n"}{end}',
  ]);
  const messages = [...new Set(told.trim().split('\n'))].filter(Boolean);
  expect(messages.length).toBeGreaterThan(0);
  await page.goto('/certificates/payments/partner-portal');
  const events = page.getByRole('region', { name: 'Events' });
  for (const message of messages) await expect(events).toContainText(message);
});

test('a sound Certificate has no cause, and every link of its chain is sound', async ({ page }) => {
  await page.goto('/certificates/shop/cart');
  const chain = page.getByRole('region', { name: 'Chain' });
  await expect(chain.getByRole('listitem').first()).toContainText('Sound');
  await expect(chain).not.toContainText('Failing');
  await expect(page.getByRole('region', why)).toHaveCount(0);
});

test('all that a stored certificate says can be opened', async ({ page }) => {
  await page.goto('/certificates/shop/cart');
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  await stored.getByText('All that it says').first().click();
  await expect(stored).toContainText('digital signature');
});

test("the controller's lines about a Certificate are those that kubectl logs shows", async ({
  page,
}) => {
  const name = 'payments/partner-portal';
  const select = ['-n', 'cert-manager', '-l', 'app.kubernetes.io/component=controller'];
  const said = await kubectl(cluster, ['logs', ...select, '--tail=5000']);
  const about = said.split('\n').filter((line) => line.includes(`"${name}"`));
  expect(about.length).toBeGreaterThan(0);
  await page.goto(`/certificates/${name}`);
  const log = page.getByRole('region', { name: 'Controller log' });
  await expect(log.getByRole('list')).toBeVisible();
  const shown = await log.getByRole('list').innerText();
  // What stands after the message is shown as klog wrote it.
  for (const line of about.slice(-20))
    expect(shown).toContain(/" (\S+=.*)$/.exec(line)?.[1] ?? line);
  expect(said).toContain('"shop/cart"');
  expect(shown).not.toContain('"shop/cart"');
});

test('the log of a sound Certificate is read when somebody asks for it', async ({ page }) => {
  await page.goto('/certificates/shop/cart');
  const log = page.getByRole('region', { name: 'Controller log' });
  await expect(log).toContainText('when you ask for it');
  await expect(log.getByRole('list')).toHaveCount(0);
  await log.getByRole('button', { name: 'Read it' }).click();
  await expect(log.getByRole('button', { name: 'Read it again' })).toBeEnabled();
  await expect(log).toContainText(/the last 5,000 lines of 1 Pod/);
});

test('the revisions of a Certificate are its requests, and its YAML is that of kubectl', async ({
  page,
}) => {
  const requests = (await objects('certificaterequests')).filter((one) =>
    nameOf(one).startsWith('shop/cart-'),
  );
  expect(requests.length).toBeGreaterThan(0);
  await page.goto('/certificates/shop/cart');
  const revisions = page.getByRole('region', { name: 'Revisions' });
  for (const { metadata } of requests) await expect(revisions).toContainText(metadata.name);
  const yaml = await page.getByLabel('The object as YAML', { exact: true }).innerText();
  const theirs = await kubectl(cluster, ['get', 'certificate', '-n', 'shop', 'cart', '-o', 'json']);
  const { metadata, ...rest } = JSON.parse(theirs);
  const { annotations: _annotations, ...kept } = metadata;
  expect(parse(yaml)).toMatchObject({ ...rest, metadata: kept });
});
