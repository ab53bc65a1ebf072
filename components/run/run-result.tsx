import Link from 'next/link';

import { bundleView } from '@/shared/bundle';
import type { RunState } from '@/shared/run-state';

import { Text } from '../text/text';
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
  const bundle = bundleView.pick({ id: true }).safeParse(state.told.bundle).data;
  return (
    <>
      {verdict && <VerdictPanel verdict={verdict} />}
      {isUnread && (
        <p className="note-warn">
          This run has a verdict that this Certferry cannot read: another one wrote it.
        </p>
      )}
      {bundle && (
        <p>
          Its bundle:{' '}
          <Link
            href={{ pathname: `/bundles/${encodeURIComponent(bundle.id)}`, query: { cluster } }}
            className="link mono"
          >
            <Text>{bundle.id}</Text>
          </Link>
        </p>
      )}
    </>
  );
}
