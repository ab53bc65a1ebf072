import type { RunState } from '@/shared/run-state';

import type { BoundRun } from './bind-wizard';
import { failureOf } from './failure-of';
import { stepOf } from './step-of';
import type { Teller } from './teller';

/** The steps whose last attempt was cut off, or failed. */
const cutOff = ({ steps, recovery }: Pick<RunState, 'steps' | 'recovery'>) =>
  [...steps, ...recovery].filter(({ state }) =>
    ['running', 'interrupted', 'failed'].includes(state.is),
  );

/**
 * Before a cancelled run ends: every step that was cut off removes what it may have left. Throws a Failure `unavailable`
 * while the API server does not answer; whatever else goes wrong is said, and the run ends all the same: one that
 * cannot be tidied must not hold the cluster for ever.
 */
export async function tidyRun(
  bind: () => Promise<BoundRun>,
  teller: Teller,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, title } of cutOff(teller.state()))
    try {
      const bound = await bind();
      await stepOf(bound, id).tidy(teller.forTidying(id), signal);
    } catch (error) {
      signal.throwIfAborted();
      const { code, message } = failureOf(error);
      if (code === 'unavailable') throw error;
      teller.forTidying(id).finding({
        code: 'left-behind',
        severity: 'warns',
        sentence: `The run was cancelled, and what its step “${title}” may have left could not be removed: ${message}`,
        remedy:
          'Remove it by hand: what Certferry makes to try an issuer carries the label certferry.io/canary.',
      });
    }
}
