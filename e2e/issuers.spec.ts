import { cluster } from './browser/bed';
import { apply, certificate, condition, entry, nameOf, objects } from './browser/cluster-objects';
import { printed } from './browser/openssl';
import { readFacts } from './browser/read-facts';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const hanging = { name: 'Certificates that hang on it' };
const name = 'pop-up-ca';

async function remove(): Promise<void> {
  const gone = ['-n', 'shop', '--ignore-not-found'];
  await kubectl(cluster, ['delete', 'issuer', name, ...gone]);
  await kubectl(cluster, ['delete', 'certificate', 'pop-up-leaf', ...gone]);
  await kubectl(cluster, ['delete', 'secret', name, 'pop-up-leaf-tls', ...gone]);
}

test.beforeEach(remove);
test.afterEach(remove);

for (const [path, kind, issuer, namespace] of [
  ['/issuers/shop/shop-ca', 'Issuer', 'shop-ca', 'shop'],
  ['/issuers/company-ca', 'ClusterIssuer', 'company-ca', undefined],
] as const)
  test(`${kind} ${issuer} has the Certificates that kubectl finds for it, and the CA that openssl reads`, async ({
    page,
  }) => {
    const certificates = await objects('certificates');
    const names = certificates
      .filter(({ spec, metadata }) => {
        const of = spec?.issuerRef;
        if (of?.name !== issuer || (of.kind ?? 'Issuer') !== kind) return false;
        return namespace === undefined || metadata.namespace === namespace;
      })
      .map(nameOf);
    expect(names.length).toBeGreaterThan(4);
    await page.goto(path);
    const panel = page.getByRole('region', hanging);
    await expect(panel.getByRole('listitem')).toHaveCount(names.length);
    const shown = await panel.getByRole('listitem').getByRole('link').allInnerTexts();
    expect(shown.toSorted()).toEqual(names.toSorted());

    const told = await page.getByText(/get certificates/).innerText();
    const jsonpath = /'(jsonpath=.*)'$/.exec(told)?.[1] ?? '';
    const where = namespace === undefined ? ['-A'] : ['-n', namespace];
    const lines = await kubectl(cluster, ['get', 'certificates', ...where, '-o', jsonpath]);
    const found = lines
      .trim()
      .split('\n')
      .flatMap((line) => line.split(' ').slice(-1));
    expect(found.toSorted()).toEqual(names.toSorted());

    const ca = issuer === 'shop-ca' ? 'shop/shop-ca' : 'cert-manager/company-root';
    const secret = (await objects('secrets')).find((one) => nameOf(one) === ca);
    if (!secret) throw new Error(`The cluster has no Secret ${ca}.`);
    const facts = await readFacts(page.getByRole('region', { name: 'Issuer', exact: true }));
    const x509 = await printed(entry(secret, 'tls.crt'), '-fingerprint', '-sha256');
    expect(x509).toContain(facts['CA, SHA-256']);
    await expect(page.getByRole('region', { name: 'Secrets that it names' })).toContainText(
      `Secret ${ca}`,
    );
  });

test('an issuer without its Secret says why, and stands on the open page as sound once it is there', async ({
  page,
}) => {
  await apply({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name, namespace: 'shop' },
    spec: { ca: { secretName: name } },
  });
  const issuer = ['-n', 'shop', `issuer/${name}`];
  await kubectl(cluster, ['wait', '--for=condition=Ready=False', ...issuer]);
  const [made] = (await objects('issuers')).filter((one) => nameOf(one) === `shop/${name}`);
  const message = made && condition(made, 'Ready')?.message;
  expect(message).toBeTruthy();

  await page.goto(`/issuers/shop/${name}`);
  await page.evaluate(() => Object.assign(window, { marked: true }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Cannot sign');
  const why = page.getByRole('region', { name: 'Why, and what to do' });
  await expect(why.getByRole('blockquote')).toContainText(message ?? '');
  await expect(page.getByRole('region', { name: 'Secrets that it names' })).toContainText(
    'Not there',
  );
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText(
    `Secret shop/${name} does not exist`,
  );

  const leaf = certificate('pop-up-leaf', ['leaf.shop.example']);
  const issuerRef = { name, kind: 'Issuer', group: 'cert-manager.io' };
  await apply({ ...leaf, spec: { ...('spec' in leaf ? Object(leaf.spec) : {}), issuerRef } });
  await expect(page.getByRole('region', hanging)).toContainText('shop/pop-up-leaf');

  const source = (await objects('secrets')).find((one) => nameOf(one) === 'shop/shop-ca');
  await apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'shop' },
    type: 'kubernetes.io/tls',
    data: source?.data,
  });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'Ready; 1 certificate hangs on it',
  );
  await expect(why).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Secrets that it names' })).not.toContainText(
    'Not there',
  );
  expect(await page.evaluate(() => 'marked' in window)).toBe(true);
});

test('the list of issuers leads by keyboard to the page of one, and a missing one is said', async ({
  page,
}) => {
  await page.goto('/issuers?q=shop-ca');
  await page.getByRole('link', { name: 'shop/shop-ca', exact: true }).press('Enter');
  await expect(page.getByRole('region', hanging)).toBeVisible();
  await page.goto('/issuers/nothing');
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'no ClusterIssuer nothing in cluster',
  );
});
