import { failureOf, query } from './browser/api';
import { cluster } from './browser/bed';
import { apply } from './browser/cluster-objects';
import { readTable } from './browser/read-table';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'hostile';
const script = `<img src=x onerror="window.ran=true"><script>window.ran=true</script>`;
const turned = 'safe\u202Etxt.exe\u001B[31m';
const message = `${script} \${7*7} {{7*7}} ${turned} javascript:alert(1)`;
const names = ['"><svg onload=alert(1)>.example', '*.hostile.shop.example'];

const object = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'hostile' },
    annotations: { 'example.com/note': script, 'example.com/turned': turned },
  },
  spec: {
    secretName: `${name}-tls`,
    dnsNames: names,
    uris: ['javascript:alert(document.domain)'],
    // Nobody issues for it, so nobody writes another status over ours.
    issuerRef: { name: 'nobody', kind: 'Issuer', group: 'hostile.example' },
  },
};

test.beforeAll(async () => {
  await apply(object);
  // cert-manager writes its own first words once; it leaves an issuance that is under way alone.
  const shop = ['-n', 'shop', `certificate/${name}`];
  await kubectl(cluster, ['wait', '--for=condition=Issuing', ...shop]);
  const time = new Date().toISOString();
  const condition = { status: 'True', reason: 'Hostile', message, lastTransitionTime: time };
  const conditions = [
    { ...condition, type: 'Issuing' },
    { ...condition, type: script },
  ];
  const patch = [
    '--subresource=status',
    '--type=merge',
    '-p',
    JSON.stringify({ status: { conditions } }),
  ];
  await kubectl(cluster, ['patch', ...shop, ...patch]);
});
test.afterAll(() => kubectl(cluster, ['delete', 'certificate', '-n', 'shop', name]));

for (const path of ['/certificates', `/certificates/shop/${name}`])
  test(`${path} shows hostile texts as texts, and none of them runs`, async ({ page }) => {
    await page.goto(path);
    const main = page.getByRole('main');
    await expect(main).toContainText('<img src=x onerror="window.ran=true">');
    await expect(main).toContainText('${7*7} {{7*7}}');
    await expect(main).toContainText('⟨U+202E⟩txt.exe');
    await expect(main).toContainText(names[0] ?? '');
    expect(await main.innerText()).not.toContain('\u202E');
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    const scripts = await page.evaluate(
      () =>
        [...document.querySelectorAll('main img, main script, main iframe, a[href^="javascript:"]')]
          .length,
    );
    expect(scripts).toBe(0);
  });

test('a name that would lead to another path of the API server is refused', async () => {
  for (const at of [
    { namespace: '..', name: '..' },
    { namespace: 'shop', name: '' },
    { namespace: 'shop', name: '..' },
    { namespace: 'shop/certificates/x/..', name: 'cart' },
    { namespace: 'shop', name: '%2e%2e' },
  ]) {
    const answer = await query('certificates.get', { cluster, ...at });
    expect([at, answer.status, failureOf(answer).code]).toEqual([at, 400, 'invalid']);
  }
});

test('a search for markup finds what holds it and writes it as text', async ({ page }) => {
  await page.goto(`/certificates?q=${encodeURIComponent('"><svg onload')}`);
  const rows = await readTable(page, 'Certificates');
  expect(rows.map(({ Certificate }) => Certificate?.split('\n')[0])).toEqual([`shop/${name}`]);
  await page.goto(`/certificates?q=${encodeURIComponent(script)}&ns=${encodeURIComponent(script)}`);
  await expect(page.getByRole('heading', { name: /fits the filters/ })).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
});

test('an address made to hurt leads nowhere else', async ({ page }) => {
  for (const path of [
    `/certificates/${encodeURIComponent('<script>window.ran=true</script>')}/x`,
    '/certificates/..%2f..%2fapi/x',
    '/certificates/%00/%ff',
    `/certificates?cluster=${encodeURIComponent(script)}`,
    '/certificates?offset=-5&sort=nothing&state=none&desc=maybe',
    '/sign-in?next=//evil.example',
    '/sign-in?next=javascript:alert(1)',
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBeLessThan(500);
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  }
});
