import { Failure } from '@/shared/failure';
import type { UpgradePlan } from '@/shared/upgrade';

import type { Out, RunContext } from '../engine/contracts';
import { pendingRelease } from '../helm/pending-release';
import { readReleases } from '../helm/read-releases';
import { removePending } from '../helm/remove-pending';
import type { Revision } from '../helm/revision';

/**
 * The revisions of a release, the newest first, none of them pending: one that this run had begun is shown and removed,
 * one of somebody else's is a Failure that names it.
 */
export async function recoverRelease(
  run: RunContext,
  release: Pick<UpgradePlan['release'], 'name' | 'namespace'>,
  out: Out,
  signal: AbortSignal,
): Promise<[Revision, ...Revision[]]> {
  const { name, namespace } = release;
  const revisions = await readReleases(run.at, { name, namespace, signal });
  const pending = pendingRelease(revisions, run.id);
  if (pending.state === 'foreign')
    throw new Failure(
      'conflict',
      `${pending.why} It has to end first. If nobody works on it any longer: helm rollback, or delete its Secret ${namespace}/${pending.revision.secretName}.`,
    );
  if (pending.state === 'ours') {
    const { revision, status, secretName } = pending.revision;
    out.line(
      `Revision ${revision} of release ${namespace}/${name} is ${status}: this run was cut off in it. Its record ${secretName} is removed, and it is done again.`,
      { severity: 'warning' },
    );
    await removePending(run.at, pending.revision, signal);
    return recoverRelease(run, release, out, signal);
  }
  const [last, ...others] = revisions;
  if (last) return [last, ...others];
  throw new Failure(
    'not-found',
    `Helm release ${namespace}/${name} has no revisions any longer: somebody uninstalled it, or removed its Secrets. Look at: helm list -A`,
  );
}
