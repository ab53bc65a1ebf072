import { installationKinds } from '@/shared/beside';

import { cluster } from './browser/bed';
import { objects } from './browser/cluster-objects';
import { expect, test } from './browser/test';
import { kubectl } from './cluster/kubectl.js';
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

test('what Certferry may not watch is named kind by kind, as kubectl says, with what to grant', async ({
  page,
}) => {
  const unheard: string[] = [];
  const as = '--as=system:serviceaccount:people:no-secrets';
  for (const what of [...installationKinds, 'ingresses']) {
    const can = await kubectl(cluster, ['auth', 'can-i', 'watch', what, '-A', as]).catch(String);
    if (!can.startsWith('yes')) unheard.push(what);
  }
  expect(unheard).toContain('deployments');
  await page.goto('/installation?cluster=no-secrets');
  const panel = page.getByRole('region', { name: 'Not watched, and so read once a minute' });
  for (const what of unheard)
    await expect(panel.getByRole('listitem').filter({ hasText: ` watch ${what} ` })).toHaveText(
      new RegExp(`^Certferry may not watch ${what} in cluster no-secrets.*Grant it list and watch`),
    );
  const named = panel.getByRole('listitem').filter({ hasText: / may not watch (?!gateways)/ });
  await expect(named).toHaveCount(unheard.length);
});
