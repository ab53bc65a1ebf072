import { cluster } from './browser/bed';
import { apply, certificate, entry, nameOf, objects } from './browser/cluster-objects';
import { leafOf, printed, split } from './browser/openssl';
import { readFacts } from './browser/read-facts';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'pop-up-secret';
const uses = { name: 'Who writes and uses it' };

async function remove(): Promise<void> {
  const gone = ['-n', 'shop', '--ignore-not-found'];
  await kubectl(cluster, ['delete', 'certificate', name, ...gone]);
  await kubectl(cluster, ['delete', 'secret', `${name}-tls`, ...gone]);
}

test.beforeEach(remove);
test.afterEach(remove);

async function secretOf(at: string) {
  const found = (await objects('secrets')).find((one) => nameOf(one) === at);
  if (!found) throw new Error(`The cluster has no Secret ${at}.`);
  return found;
}

test('a Secret shows each certificate as openssl tells it, its keys by size, and none of their values', async ({
  page,
}) => {
  const secret = await secretOf('shop/cart-tls');
  const chain = split(entry(secret, 'tls.crt'));
  await page.goto('/secrets/shop/cart-tls');
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  const facts = await readFacts(stored);
  const leaf = await leafOf(entry(secret, 'tls.crt'));
  expect(facts.Serial).toBe(leaf.serial);
  expect(facts.Key).toBe(leaf.key);
  for (const [index, pem] of chain.entries()) {
    const said = await printed(pem, '-fingerprint', '-sha256');
    const place = stored.getByRole('listitem').filter({ hasText: `${index + 1} of ` });
    await expect(place).toContainText(said.trim().split('=').at(-1) ?? '');
  }
  const data = await readFacts(page.getByRole('region', { name: 'Data' }));
  const sizes = Object.entries(secret.data ?? {}).map(([key]) => [
    key,
    `${entry(secret, key).length.toLocaleString('en-US')} bytes`,
  ]);
  expect(data).toEqual(Object.fromEntries(sizes));
  await expect(page.getByRole('region', uses)).toContainText('Certificate shop/cart');
  const text = (await page.content()).replaceAll(/\s+/g, '');
  const key = entry(secret, 'tls.key').toString().split('\n').slice(1, -2);
  expect(key.length).toBeGreaterThan(1);
  for (const line of key) expect(text.includes(line)).toBe(false);
  for (const line of key)
    expect(text.includes(Buffer.from(line).toString('base64').slice(4, 40))).toBe(false);
});

test('the commands of a Secret say what its page says', async ({ page }) => {
  await page.goto('/secrets/shop/cart-tls');
  const told = page.getByRole('region', { name: /^The same with/ });
  const jsonpath = /'(jsonpath=[^']*)'/.exec(await told.innerText())?.[1] ?? '';
  const at = ['get', 'secret', '-n', 'shop', 'cart-tls', '-o', jsonpath];
  const pem = Buffer.from(await kubectl(cluster, at), 'base64');
  const { serial } = await leafOf(pem);
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  expect((await readFacts(stored)).Serial).toBe(serial);
});

test('a Secret that changes is told so on its open page: issued anew, its key broken, gone', async ({
  page,
}) => {
  await apply(certificate(name, ['one.shop.example']));
  await kubectl(cluster, ['wait', '-n', 'shop', '--for=condition=Ready', `certificate/${name}`]);
  await page.goto(`/secrets/shop/${name}-tls`);
  await page.evaluate(() => Object.assign(window, { marked: true }));
  const stored = page.getByRole('region', { name: 'Stored in tls.crt' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    `Certificate ${name} writes it`,
  );
  await apply(certificate(name, ['two.shop.example']));
  await expect.poll(async () => (await readFacts(stored)).Names).toBe('two.shop.example');

  await kubectl(cluster, ['delete', 'certificate', '-n', 'shop', name]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('no Certificate writes it');
  const other = (await secretOf('shop/cart-tls')).data?.['tls.key'];
  const patch = JSON.stringify({ data: { 'tls.key': other } });
  await kubectl(cluster, ['patch', 'secret', '-n', 'shop', `${name}-tls`, '-p', patch]);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'The stored key is not that of the certificate',
  );
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText(
    'tls.key is not the key of the certificate',
  );
  await kubectl(cluster, ['delete', 'secret', '-n', 'shop', `${name}-tls`]);
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    `no Secret shop/${name}-tls in cluster`,
  );
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

test('a Secret of another type is no broken pair, and who may read no Secrets is told so', async ({
  page,
}) => {
  const opaque = (await objects('secrets')).find(
    ({ type, metadata }) => type === 'Opaque' && metadata.namespace === 'payments',
  );
  if (!opaque) throw new Error('The cluster has no Secret of type Opaque in payments.');
  await page.goto(`/secrets/${nameOf(opaque)}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Holds no TLS pair');
  await page.goto('/secrets/shop/cart-tls?cluster=no-secrets');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'You may not see Secret shop/cart-tls',
  );
});
