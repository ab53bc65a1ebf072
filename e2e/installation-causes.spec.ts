import { AxeBuilder } from '@axe-core/playwright';

import { cluster } from './browser/bed';
import { apply } from './browser/cluster-objects';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';

const name = 'going';
const k = (args: string) => kubectl(cluster, args.split(' '));
const kept = `configmap kept -n ${name} --type=json -p [{"op":"remove","path":"/metadata/finalizers"}]`;

test('a namespace that does not go away is told on the page of the installation, as kubectl shows it', async ({
  page,
}) => {
  const keep = { name: 'kept', namespace: name, finalizers: ['example.com/keep'] };
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: keep });
  await k(`delete namespace ${name} --wait=false`);
  try {
    await k(`wait namespace ${name} --for=condition=NamespaceContentRemaining --timeout=60s`);
    const told = await k(`get namespace ${name} -o json`);
    await page.goto('/installation');
    const panel = page.getByRole('region', { name: 'The namespace does not go away' });
    const quoted = await panel.getByRole('blockquote').innerText();
    expect(quoted).toMatch(/^NamespaceContentRemaining=True /);
    expect(told).toContain(quoted.replace(/^.*?: /, ''));
    await expect(panel).toContainText(`kubectl describe namespace ${name}`);
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
    await k(`patch ${kept}`);
    await k(`wait namespace ${name} --for=delete --timeout=60s`);
  }
  await page.reload();
  await expect(page.getByRole('heading', { name: /runs in namespace/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The namespace does not go away' })).toHaveCount(0);
});
