import { Failure } from '@/shared/failure';

/** The label of a release's Secret that names the run which made it. */
export const runLabel = 'certferry-run';

/**
 * Helm writes `--description` only when an upgrade has ended, but labels from the beginning. It also hands a
 * revision's labels on to the next one, whoever makes it: so the mark names its revision.
 */
export function runMark(runId: string, revision: number): string {
  const mark = `${runId}.${revision}`;
  if (mark.length <= 63 && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(mark)) return mark;
  throw new Failure('internal', `${JSON.stringify(runId)} cannot mark a Helm release.`);
}

/** What the release's history says of the run; of a rollback from its beginning. */
export const runDescription = (runId: string) => `certferry run ${runId}`;
