import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { installationCauses } from '@/shared/installation-causes';

import { dataOf } from './browser/api';
import { cluster } from './browser/bed';
import { apply } from './browser/cluster-objects';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'going';
const home = 'cert-manager';
const job = 'cert-manager-startupapicheck';
const refused = 'Failed to pull image "mirror.example/startupapicheck:v1.20.3": not found';
const k = (args: string) => kubectl(cluster, args.split(' '));
const kept = `configmap kept -n ${name} --type=json -p [{"op":"remove","path":"/metadata/finalizers"}]`;

/** As the Job says it that asks for the webhook's first answer, when a mirror lacks its image. */
const event = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { namespace: home, name: 'not-pulled' },
  involvedObject: { kind: 'Job', namespace: home, name: job, uid: 'not-pulled' },
  type: 'Warning',
  reason: 'Failed',
  message: refused,
};

/** What the page is answered when it is loaded. */
async function openedCauses(page: Page) {
  const answered = page.waitForResponse((one) => one.url().includes('installation.causes'));
  await page.goto('/installation');
  return dataOf({ text: await (await answered).text() }, installationCauses).causes;
}

test('what does not work of cert-manager is told on the page of the installation, as kubectl shows it', async ({
  page,
}) => {
  await apply(event);
  try {
    await page.goto('/installation');
    const panel = page.getByRole('region', { name: 'An image cannot be pulled' });
    const quoted = await panel.getByRole('blockquote').innerText();
    expect(quoted).toBe(`Failed: ${refused}`);
    expect(await k(`get events -n ${home} -o jsonpath={.items[*].message}`)).toContain(refused);
    await expect(panel).toContainText(`kubectl describe job ${job} -n ${home}`);
    for (const colorScheme of ['light', 'dark'] as const)
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
        const { scrollWidth, clientWidth } = await page
          .locator('html')
          .evaluate(({ scrollWidth: wide, clientWidth: seen }) => ({
            scrollWidth: wide,
            clientWidth: seen,
          }));
        expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
      }
    await page.screenshot({ path: 'test-results/installation-causes.png', fullPage: true });
  } finally {
    await k(`delete event not-pulled -n ${home}`);
  }
  expect((await openedCauses(page)).filter(({ link }) => link.name === job)).toEqual([]);
  await expect(page.getByRole('heading', { name: /runs in namespace/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'An image cannot be pulled' })).toHaveCount(0);
});

test('a namespace that has only begun to go is not called stuck', async ({ page }) => {
  // What would be told of it, once it had the time to go.
  const finalizers = ['acme.cert-manager.io/finalizer'];
  const keep = { name: 'kept', namespace: name, finalizers };
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: keep });
  await apply(event);
  await k(`delete namespace ${name} --wait=false`);
  try {
    await k(`wait namespace ${name} --for=condition=NamespaceFinalizersRemaining --timeout=60s`);
    const told = (await openedCauses(page)).map(({ link }) => link.name);
    expect(told).not.toContain(name);
    // Of the same answer: where this is shown all of it is.
    expect(told).toContain(job);
    await expect(page.getByRole('region', { name: 'An image cannot be pulled' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'The namespace does not go away' })).toHaveCount(
      0,
    );
  } finally {
    await k(`delete event not-pulled -n ${home}`);
    await k(`patch ${kept}`);
    await k(`wait namespace ${name} --for=delete --timeout=60s`);
  }
});
