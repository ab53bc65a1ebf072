import { textField } from './fields';
import { isOver } from './is-over';
import type { RunState } from './run-state';

export const abortOutcomes = ['put-back', 'left', 'stopped'] as const;

/**
 * What an abort led to. `put-back`: every step of the way back was taken. `left`: the release was left as it is, and
 * `why`. `stopped`: no more than that, as there is no way back or it was not taken to its end.
 */
interface AbortOutcome {
  readonly is: (typeof abortOutcomes)[number];
  readonly why?: string;
}

/** Undefined for a run that was not aborted. */
export function abortOutcome({ phase, recovery, told }: RunState): AbortOutcome | undefined {
  if (phase.is !== 'ended' || phase.outcome !== 'aborted') return undefined;
  const why = textField(told['rolled-back'], 'left');
  if (why !== undefined) return { is: 'left', why };
  return { is: recovery.length > 0 && recovery.every(isOver) ? 'put-back' : 'stopped' };
}
