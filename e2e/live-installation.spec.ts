import type { Locator, Page } from '@playwright/test';

import { textField } from '@/shared/fields';

import { cluster } from './browser/bed';
import { apply } from './browser/cluster-objects';
import { listening } from './browser/listening';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'live-installation';
const place = ['-n', 'cert-manager'];
/** Far less than the minute after which a page is read again in any case. */
const soon = { timeout: 10_000 };

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await listening(page);
  // A reload would wipe it out.
  await page.evaluate(() => Object.assign(window, { marked: true }));
}

async function expectNoReload(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) expect(await page.evaluate(() => 'marked' in window)).toBe(true);
}

const scale = (replicas: number) =>
  kubectl(cluster, [
    'scale',
    'deployment/cert-manager-cainjector',
    `--replicas=${replicas}`,
    ...place,
  ]);

async function leadingPod(): Promise<string> {
  const lease = 'cert-manager-cainjector-leader-election';
  const found = await kubectl(cluster, ['get', 'lease', lease, '-n', 'kube-system', '-o', 'json']);
  return (textField(JSON.parse(found), 'spec', 'holderIdentity') ?? '').replace(/_.*/, '');
}

const cainjectorOf = (page: Page): Locator =>
  page
    .getByRole('region', { name: 'Components in cert-manager' })
    .getByRole('listitem')
    .filter({ hasText: 'cainjector' });

test('cert-manager scaled, and its leading Pod deleted, is so on the open installation page and overview', async ({
  context,
  page,
}) => {
  const overview = await context.newPage();
  await open(overview, '/');
  await open(page, '/installation');
  const card = overview.getByRole('region', { name: 'cert-manager here' });
  const line = cainjectorOf(page);
  await expect(card).toContainText('cainjector 1 of 1');
  await expect(line).toContainText('1 of 1 ready');
  try {
    await scale(2);
    await expect(line).toContainText('of 2 ready', soon);
    await expect(card).toContainText(/cainjector \d of 2/, soon);
    await kubectl(cluster, ['rollout', 'status', 'deployment/cert-manager-cainjector', ...place]);
    await expect(line).toContainText('2 of 2 ready', soon);
    await expect(card).toContainText('cainjector 2 of 2', soon);

    const first = await leadingPod();
    await expect(line).toContainText(first);
    await kubectl(cluster, ['delete', 'pod', first, ...place]);
    await expect.poll(leadingPod).not.toBe(first);
    await expect(line).toContainText(await leadingPod(), soon);
  } finally {
    await scale(1);
  }
  await expect(line).toContainText('1 of 1 ready', soon);
  await expect(card).toContainText('cainjector 1 of 1', soon);
  await expectNoReload(page, overview);
});

test('a CA bundle patched into a webhook configuration is so on the open installation page', async ({
  page,
}) => {
  const own = ['validatingwebhookconfiguration', 'cert-manager-webhook'];
  const bundle = '{.webhooks[0].clientConfig.caBundle}';
  const caBundle = await kubectl(cluster, ['get', ...own, '-o', `jsonpath=${bundle}`]);
  const gone = ['delete', 'validatingwebhookconfiguration', name, '--ignore-not-found'];
  await kubectl(cluster, gone);
  await open(page, '/installation');
  const webhook = page.getByRole('region', { name: 'Webhook', exact: true });
  const mine = webhook.getByRole('definition').filter({ hasText: name });
  await expect(webhook).toContainText('trusts the CA below');
  try {
    // Without rules it is asked about nothing.
    await apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name },
      webhooks: [
        {
          name: 'webhook.cert-manager.io',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          clientConfig: { service: { namespace: 'cert-manager', name: 'cert-manager-webhook' } },
        },
      ],
    });
    await expect(mine).toContainText('holds no CA', soon);
    const patch = [{ op: 'add', path: '/webhooks/0/clientConfig/caBundle', value: caBundle }];
    const to = ['validatingwebhookconfiguration', name, '--type=json'];
    await kubectl(cluster, ['patch', ...to, '-p', JSON.stringify(patch)]);
    await expect(mine).toContainText('trusts the CA below', soon);
  } finally {
    await kubectl(cluster, gone);
  }
  await expect(mine).toHaveCount(0, soon);
  await expectNoReload(page);
});

test('who begins and ceases to use a Secret is so on its open page', async ({ page }) => {
  const issuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name, namespace: 'shop' },
    spec: { ca: { secretName: 'cart-tls' } },
  };
  const ingress = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'shop' },
    spec: {
      defaultBackend: { service: { name: 'cart', port: { number: 80 } } },
      tls: [{ secretName: 'cart-tls' }],
    },
  };
  const remove = (kind: string) =>
    kubectl(cluster, ['delete', kind, name, '--ignore-not-found', '-n', 'shop']);
  await Promise.all(['issuer', 'ingress'].map(remove));
  await open(page, '/secrets/shop/cart-tls');
  const main = page.getByRole('main');
  await expect(main).toContainText('Looked at');
  try {
    for (const one of [issuer, ingress]) {
      const user = main.getByText(`${one.kind} shop/${name}`);
      await expect(user).toHaveCount(0);
      await apply(one);
      await expect(user.first()).toBeVisible(soon);
      await remove(one.kind);
      await expect(user).toHaveCount(0, soon);
    }
  } finally {
    await Promise.all(['issuer', 'ingress'].map(remove));
  }
  await expectNoReload(page);
});
