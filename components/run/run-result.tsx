import Link from 'next/link';

import type { RunState } from '@/shared/run-state';

import { verdictOf } from './verdict-of';
import { VerdictPanel } from './verdict-panel';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

/** What the run leaves: a verdict, a bundle. */
export function RunResult({ cluster, state }: Props) {
  const verdict = verdictOf(state);
  const isUnread = !verdict && state.told.verdict !== undefined;
  const hasBundle = state.told.bundle !== undefined;
  return (
    <>
      {verdict && <VerdictPanel verdict={verdict} />}
      {isUnread && (
        <p className="note-warn">
          This run has a verdict that this Certferry cannot read: another one wrote it.
        </p>
      )}
      {hasBundle && (
        <p>
          <Link href={{ pathname: '/bundles', query: { cluster } }} className="link">
            The bundle of this run and all others
          </Link>
        </p>
      )}
    </>
  );
}
