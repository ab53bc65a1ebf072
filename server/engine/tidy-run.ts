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

interface Tidied {
  /** The steps that can tidy up, by id, with what is to be done by hand where they could not. */
  readonly byHand: () => ReadonlyMap<string, string>;
  readonly bind: () => Promise<BoundRun>;
  /** Whether an API server that does not answer is asked again later. */
  readonly isPatient: () => boolean;
}

/**
 * Before a cancelled run ends: every step that was cut off removes what it may have left. Throws a Failure `unavailable`
 * where the API server does not answer and patience is left; whatever else goes wrong is said, and the run ends all the
 * same: one that cannot be tidied must not hold the cluster for ever.
 */
export async function tidyRun(
  { byHand, bind, isPatient }: Tidied,
  teller: Teller,
  signal: AbortSignal,
): Promise<void> {
  for (const { id, title } of cutOff(teller.state())) {
    let remedy = 'Look at the cluster yourself.';
    try {
      const known = byHand().get(id);
      if (known === undefined) continue;
      remedy = known;
      await stepOf(await bind(), id).tidy(teller.forTidying(id), signal);
    } catch (error) {
      signal.throwIfAborted();
      const { code, message } = failureOf(error);
      if (code === 'unavailable' && isPatient()) throw error;
      teller.forTidying(id).finding({
        code: 'left-behind',
        severity: 'warns',
        sentence: `The run was cancelled, and what its step “${title}” may have left could not be removed: ${message}`,
        remedy,
      });
    }
  }
}
