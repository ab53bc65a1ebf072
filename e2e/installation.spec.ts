import { cluster } from './browser/bed';
import { objects } from './browser/cluster-objects';
import { expect, test } from './browser/test';
import { kubeconfigPath } from './cluster/state.js';
import { cmctlPath } from './releases/tools.js';
import { run } from './setup/run.js';

test('the webhook that runs is asked by a press of a button, with what cmctl finds, and no request is left', async ({
  page,
}) => {
  await page.goto('/installation');
  const webhook = page.getByRole('region', { name: 'Webhook', exact: true });
  await webhook.getByRole('button', { name: 'Ask it now' }).press('Enter');
  await expect(webhook.getByRole('status')).toContainText(
    'the API server trusts the certificate that it serves',
  );
  const said = await run(await cmctlPath(), [
    'check',
    'api',
    `--kubeconfig=${kubeconfigPath(cluster)}`,
  ]);
  expect(said).toContain('The cert-manager API is ready');
  const named = (await objects('certificaterequests')).filter(({ metadata }) =>
    metadata.name.startsWith('cmapichecker'),
  );
  expect(named).toEqual([]);
});
