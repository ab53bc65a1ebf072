import { Text } from '../text/text';
import { shortHash } from './short-hash';
import type { RefusedStart } from './use-plan';

interface Props {
  readonly refused: RefusedStart | undefined;
  /** Of the plan that is shown now. */
  readonly hash: string;
}

/** After a start that was refused: that nothing was started, why, and whether the plan is another one now. */
export function PlanChanged({ refused, hash }: Props) {
  if (!refused) return null;
  return (
    <p role="alert" className="note-warn">
      Nothing was started. <Text>{refused.message}</Text>
      {refused.hash !== hash && (
        <>
          {' '}
          This is the plan as it is now, <code className="mono">{shortHash(hash)}</code> instead of{' '}
          <code className="mono">{shortHash(refused.hash)}</code>. Read it before you start.
        </>
      )}
    </p>
  );
}
