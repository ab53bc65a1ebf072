import { parse } from 'yaml';

import { cluster } from './browser/bed';
import { condition, entry, nameOf, objects } from './browser/cluster-objects';
import { expectedX509 } from './browser/expected-x509';
import { leafOf, printed, split } from './browser/openssl';
import { readFacts } from './browser/read-facts';
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

/** One Certificate of each kind of key that is stored, with its PEM. */
async function oneOfEachKey(): Promise<Map<string, { path: string; pem: Buffer }>> {
  const secrets = new Map((await objects('secrets')).map((one) => [nameOf(one), one]));
  const found = new Map<string, { path: string; pem: Buffer }>();
  for (const { metadata, spec } of await objects('certificates')) {
    const secret = secrets.get(`${metadata.namespace}/${String(spec?.secretName)}`);
    const [pem] = secret ? split(entry(secret, 'tls.crt')) : [];
    if (!pem) continue;
    const { key } = await leafOf(pem);
    if (!found.has(key))
      found.set(key, { path: `/certificates/${metadata.namespace}/${metadata.name}`, pem });
  }
  return found;
}

test('what a stored certificate says, once opened, is what openssl prints of each kind of key', async ({
  page,
}) => {
  const each = await oneOfEachKey();
  const kinds = [...each.keys()];
  for (const kind of ['RSA', 'ECDSA', 'Ed25519'])
    expect(
      kinds.some((one) => one.startsWith(kind)),
      `${kind} in ${kinds.join(', ')}`,
    ).toBe(true);
  for (const [key, { path, pem }] of each) {
    await page.goto(path);
    const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
    const opened = stored.getByRole('group').filter({ hasText: 'All that it says' }).first();
    await opened.getByText('All that it says').click();
    const shown = await readFacts(opened);
    const expected = await expectedX509(pem);
    // What openssl has no line of its own for.
    const { Extensions: extensions, 'Self-signed': _selfSigned, ...told } = shown;
    expect(told, `${key} of ${path}`).toEqual(expected);
    const text = await printed(pem, '-text');
    const theirs = [...text.matchAll(/^ {12}(?:X509v3 )?\S[^\n]*:( critical)? *$/gm)];
    expect(
      extensions?.split('\n').map((one) => one.includes(', critical')),
      `extensions of ${path}`,
    ).toEqual(theirs.map(([, critical]) => critical !== undefined));
  }
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
