import { randomBytes } from 'node:crypto';

import type { Actor } from '@/shared/actor';
import { Failure } from '@/shared/failure';
import type { RunHead } from '@/shared/run';

import type { Cluster } from '../kube/cluster';
import { statusOf } from '../kube/status-failure';
import { create, remove } from '../kube/write';
import type { BoundWizard, Planned } from './bind-wizard';
import { claimCluster, holderOf, heldBy } from './claim-cluster';
import { inBackground } from './in-background';
import { type RunLease, takeLease } from './lease';
import { configMaps, home, leases, namespaces, runName } from './objects';
import { removeOldRuns } from './remove-old-runs';
import { headObject } from './run-head';

export interface StartOptions {
  readonly wizard: BoundWizard;
  readonly answers: unknown;
  /** Of the plan that was shown. */
  readonly planHash: string;
  /** With Certferry's own credentials. */
  readonly own: Cluster;
  /** With the actor's. */
  readonly as: Cluster;
  readonly actor: Actor;
  /** Throws a Failure when the actor may not do all that is planned. */
  readonly mayStart?: (planned: Planned) => Promise<void>;
}

/**
 * Plans again, refuses what is not the plan that was shown, takes the cluster where the wizard is exclusive, and
 * executes in this process. A Failure `conflict` names who holds the cluster, or what blocks.
 */
export async function startRun(options: StartOptions): Promise<RunHead> {
  const { wizard, own, as, actor } = options;
  const planned = await wizard.plan(options.answers, as, actor);
  refuse(options, planned);
  await options.mayStart?.(planned);
  if (wizard.exclusive) {
    const holder = await holderOf(own);
    if (holder) throw heldBy(holder, own.name);
  }
  const head = headOf(options, planned);
  const lease = await leaseInHome(own, head.id);
  try {
    await create(own, configMaps, headObject(head), { namespace: home });
    if (wizard.exclusive) await claimCluster(own, head.id);
  } catch (error) {
    await undo(own, lease);
    throw error;
  }
  inBackground({ own, lease, wizard, actors: { as, actor } });
  void removeOldRuns(own).catch(() => undefined); // tried again with the next run
  return head;
}

function refuse({ planHash }: StartOptions, { hash, findings }: Planned): void {
  if (hash !== planHash)
    throw new Failure(
      'conflict',
      'The plan has become another since it was shown: the cluster, or what is offered, has changed. Nothing was started. Read the new plan.',
    );
  const blocks = findings.filter(({ severity }) => severity === 'blocks');
  if (blocks.length === 0) return;
  throw new Failure(
    'conflict',
    `Nothing was started: ${blocks.map(({ sentence, remedy }) => `${sentence} ${remedy}`).join(' ')}`,
  );
}

/** `20261124-131502-3fa9c1`: sorts by time. */
function newId(now: Date): string {
  const text = now.toISOString().replaceAll(/[-:]/g, '');
  return `${text.slice(0, 8)}-${text.slice(9, 15)}-${randomBytes(3).toString('hex')}`;
}

function headOf({ wizard, answers, own, actor }: StartOptions, planned: Planned): RunHead {
  const now = new Date();
  return {
    id: newId(now),
    wizard: wizard.name,
    cluster: own.name,
    actor: { name: actor.name, via: actor.via },
    startedAt: now.getTime(),
    answers,
    plan: planned.plan,
    planHash: planned.hash,
    steps: [...planned.steps],
    recovery: [...planned.recovery],
  };
}

/** The first run of a cluster makes the namespace. */
async function leaseInHome(own: Cluster, id: string): Promise<RunLease> {
  const lease = await takeLease(own, id).catch(async (error: unknown) => {
    if (statusOf(error)?.status !== 404) throw error;
    await makeHome(own);
    return takeLease(own, id);
  });
  if (lease) return lease;
  throw new Failure('conflict', `There is a run ${id} already. Try again.`);
}

async function makeHome(own: Cluster): Promise<void> {
  try {
    const labels = { 'app.kubernetes.io/managed-by': 'certferry' };
    await create(own, namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: home, labels },
    });
  } catch (cause) {
    const { status } = statusOf(cause) ?? {};
    if (status === 409) return;
    if (status !== 403) throw cause;
    throw new Failure(
      'forbidden',
      `Could not make namespace ${home} in cluster ${own.name}, in which Certferry keeps its runs: Certferry's own credentials may not create namespaces. Nothing was started. Let somebody who may run: kubectl create namespace ${home}`,
      { cause },
    );
  }
}

/** A run that did not come to be leaves nothing that looks like one. */
async function undo(own: Cluster, lease: RunLease): Promise<void> {
  const at = { namespace: home, name: runName(lease.id) };
  await lease.release();
  for (const kind of [configMaps, leases])
    try {
      await remove(own, kind, at);
    } catch {
      // it was not made, or cannot be removed now: without a first event it is shown as never begun
    }
}
