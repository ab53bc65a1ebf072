import { setTimeout as sleep } from 'node:timers/promises';

import { isFailure } from '@/shared/failure';
import type { UpgradePlan } from '@/shared/upgrade';

import { canaryLabel } from '../domain/census';
import { conditionOf, conditions } from '../domain/conditions';
import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import { remove } from '../kube/write';
import type { UpgradeJob } from './upgrade-job';

/** So long cert-manager may take to write what it had issued when its Certificate was deleted. Milliseconds. */
const written = 2_000;

export const canaryNamespaces = ({ canaries }: Pick<UpgradePlan, 'canaries'>) => [
  ...new Set(canaries.map(({ namespace }) => namespace)),
];

/** Removes the canaries that a run which was cut off or aborted has left. */
export function canariesAway(id: string): Step<UpgradeJob> {
  const to = 'remove canary certificates';
  return {
    id,
    title: 'Remove the canary certificates that are left',
    skip: ({ plan }) => (plan.canaries.length === 0 ? 'No canary was planned.' : undefined),
    access: ({ plan }) =>
      canaryNamespaces(plan).flatMap((namespace) => [
        ...may(kinds.certificates, ['list', 'delete'], to, namespace),
        ...may(kinds.secrets, ['list', 'delete'], to, namespace),
      ]),
    async run({ run, plan }, out) {
      const removed = await removeCanaries(run.at, canaryNamespaces(plan));
      out.line(
        removed.length > 0 ? `${removed.join(', ')} removed.` : 'There are no canaries left.',
      );
    },
  };
}

/**
 * Removes every canary, of whatever run: one upgrade at a time is executed, so those of others are left over. Returns
 * the Certificates that there were. Certificates first: while one is there, cert-manager would make its Secret again.
 */
export async function removeCanaries(
  cluster: Cluster,
  namespaces: readonly string[],
): Promise<string[]> {
  const removed: string[] = [];
  const underWay: { namespace: string; name: string }[] = [];
  for (const namespace of namespaces)
    for (const one of await listAll(cluster, kinds.certificates, labelled(namespace))) {
      const { name, uid } = one.metadata;
      await remove(cluster, kinds.certificates, { namespace, name, uid }).catch(unlessGone);
      removed.push(`${namespace}/${name}`);
      if (conditionOf(conditions(one), 'Ready')?.status !== 'True')
        underWay.push({ namespace, name });
    }
  await removeSecrets(cluster, namespaces);
  if (underWay.length === 0) return removed;
  // Nothing tells that cert-manager will not write a Secret any longer: they have the names of their Certificates.
  await sleep(written);
  for (const at of underWay) await remove(cluster, kinds.secrets, at).catch(unlessGone);
  await removeSecrets(cluster, namespaces);
  return removed;
}

const labelled = (namespace: string) => ({ namespace, labelSelector: canaryLabel });

async function removeSecrets(cluster: Cluster, namespaces: readonly string[]): Promise<void> {
  for (const namespace of namespaces)
    for (const { metadata } of await listAll(cluster, kinds.secrets, labelled(namespace))) {
      const { name, uid } = metadata;
      await remove(cluster, kinds.secrets, { namespace, name, uid }).catch(unlessGone);
    }
}

function unlessGone(error: unknown): void {
  if (isFailure(error) && error.code === 'not-found') return;
  throw error;
}
