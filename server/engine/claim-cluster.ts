import { elapsed } from '@/shared/elapsed';
import { Failure, isFailure } from '@/shared/failure';
import type { Holder } from '@/shared/wizard';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import type { KubeObject } from '../kube/object';
import { statusOf } from '../kube/status-failure';
import { create, replace } from '../kube/write';
import { holderIn } from './lease';
import { home, leases } from './objects';
import { readRun } from './read-run';

/** One for the whole cluster; its holder is a run, which keeps it through restarts and pauses until it has ended. */
const name = 'cluster';

const claimed = (run: string, before?: KubeObject): KubeObject => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: before?.metadata ?? {
    namespace: home,
    name,
    labels: { 'app.kubernetes.io/managed-by': 'certferry' },
  },
  spec: {
    holderIdentity: run,
    ...(run && { acquireTime: new Date().toISOString().replace('Z', '000Z') }),
  },
});

/** The exclusive run that has not ended; undefined when there is none. */
export async function holderOf(at: Cluster): Promise<Holder | undefined> {
  const lease = await get(at, leases, home, name);
  return lease && holderOfLease(at, lease);
}

async function holderOfLease(at: Cluster, lease: KubeObject): Promise<Holder | undefined> {
  const run = holderIn(lease);
  if (!run) return undefined;
  try {
    const { head, phase } = await readRun(at, run);
    if (phase.is === 'ended') return undefined;
    return { run, wizard: head.wizard, by: head.actor.name, since: head.startedAt };
  } catch (error) {
    // Somebody removed the run: nothing holds the cluster.
    if (isFailure(error) && error.code === 'not-found') return undefined;
    if (!isFailure(error) || error.code !== 'conflict') throw error;
    throw new Failure(
      'conflict',
      `Cluster ${at.name} is held by run ${run}, which cannot be read: ${error.message} When you have looked at the cluster and nothing is under way there, give it back with: kubectl delete lease ${name} -n ${home}`,
      { cause: error },
    );
  }
}

/** Takes the cluster for a run, or throws a Failure `conflict` that says who has it and since when. */
export async function claimCluster(own: Cluster, run: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const lease = await get(own, leases, home, name);
      if (!lease) {
        await create(own, leases, claimed(run), { namespace: home });
        return;
      }
      if (holderIn(lease) === run) return;
      const holder = await holderOfLease(own, lease);
      if (holder) throw heldBy(holder, own.name);
      await replace(own, leases, claimed(run, lease));
      return;
    } catch (error) {
      if (statusOf(error)?.status !== 409) throw error;
    }
  }
  throw new Failure(
    'conflict',
    `Several people start something on cluster ${own.name} at this moment. Look at its runs, and try again.`,
  );
}

export function heldBy({ run, wizard, by, since }: Holder, cluster: string): Failure {
  return new Failure(
    'conflict',
    `Cluster ${cluster} is held by run ${run}: ${by} started ${wizard} there ${elapsed(Date.now() - since)} ago, and it has not ended. Follow that run, or wait for its end.`,
  );
}

/** Gives the cluster back, if that run has it. */
export async function releaseCluster(own: Cluster, run: string): Promise<void> {
  const lease = await get(own, leases, home, name);
  if (lease && holderIn(lease) === run) await replace(own, leases, claimed('', lease));
}
