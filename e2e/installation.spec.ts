import { besideKinds } from '@/server/inventory/beside-kinds';
import type { Kind } from '@/server/kube/resource-path';
import { besides } from '@/shared/beside';

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

/** What the API server says that the person of that name may do in the whole cluster. */
async function may(name: string, verb: string, { group = '', resource }: Kind): Promise<boolean> {
  const review = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: {
      user: `system:serviceaccount:people:${name}`,
      resourceAttributes: { verb, resource, group },
    },
  };
  const create = ['create', '-f', '-', '-o', 'jsonpath={.status.allowed}'];
  const said = await kubectl(cluster, create, { input: JSON.stringify(review) });
  expect(said).toMatch(/^(true|false)$/);
  return said === 'true';
}

test('what Certferry may not watch is named kind by kind, as the API server says, with what to grant', async ({
  page,
}) => {
  const unheard: string[] = [];
  const served = besides.filter((what) => what !== 'gateways');
  for (const what of served)
    if (!(await may('no-secrets', 'watch', besideKinds[what]))) unheard.push(what);
  expect(unheard).toEqual(served.filter((what) => what !== 'services'));
  await page.goto('/installation?cluster=no-secrets');
  const panel = page.getByRole('region', { name: 'Not watched, and so read once a minute' });
  for (const what of unheard)
    await expect(panel.getByRole('listitem').filter({ hasText: ` watch ${what} ` })).toHaveText(
      new RegExp(`^Certferry may not watch ${what} in cluster no-secrets.*Grant it list and watch`),
    );
  const named = panel.getByRole('listitem').filter({ hasText: / may not watch (?!gateways)/ });
  await expect(named).toHaveCount(unheard.length);
});
