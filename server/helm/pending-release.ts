import type { Revision } from './revision';
import { runDescription, runLabel, runMark } from './run-mark';

export type PendingRelease =
  | { readonly state: 'none' }
  /** Made by this run, which was cut off. */
  | { readonly state: 'ours'; readonly revision: Revision }
  /** `why` says whose it is and since when, as far as its record does. */
  | { readonly state: 'foreign'; readonly revision: Revision; readonly why: string };

/**
 * Whether an operation on a release was begun and has not ended. Helm looks at the last revision only, and so do we.
 * `runId` is absent while no run has begun: then none is ours.
 */
export function pendingRelease(
  revisions: readonly Revision[],
  runId: string | undefined,
): PendingRelease {
  const last = revisions.toSorted((a, b) => b.revision - a.revision)[0];
  if (!last?.status.startsWith('pending-')) return { state: 'none' };
  if (runId !== undefined && isOf(last, runId)) return { state: 'ours', revision: last };
  return { state: 'foreign', revision: last, why: whose(last) };
}

function isOf(revision: Revision, runId: string): boolean {
  // A rollback takes the labels of the revision that it goes back to, but writes its description at once.
  if (revision.status === 'pending-rollback')
    return revision.state === 'read' && revision.description === runDescription(runId);
  return revision.labels[runLabel] === runMark(runId, revision.revision);
}

function whose(revision: Revision): string {
  const since =
    revision.changedAt === undefined ? '' : ` since ${new Date(revision.changedAt).toISOString()}`;
  const mark = revision.labels[runLabel];
  const isMarked = mark?.endsWith(`.${revision.revision}`) ?? false;
  const by = isMarked
    ? `Certferry's run ${mark?.slice(0, mark.lastIndexOf('.'))} began it`
    : 'it was not begun by this run';
  const said =
    revision.state === 'read' && revision.description ? ` ("${revision.description}")` : '';
  return `Revision ${revision.revision} of Helm release ${revision.namespace}/${revision.name} is ${revision.status}${since}${said}: ${by}.`;
}
