import { isOver } from '@/shared/is-over';
import type { RunState, StepView } from '@/shared/run-state';

export type Move =
  | { readonly do: 'step'; readonly step: string; readonly attempt: number }
  | { readonly do: 'resume' }
  | { readonly do: 'pause' }
  | { readonly do: 'stay' }
  | { readonly do: 'recover'; readonly why: string }
  | {
      readonly do: 'end';
      readonly outcome: 'succeeded' | 'failed' | 'cancelled' | 'aborted';
      readonly why?: string;
    };

const attemptsOf = ({ state }: StepView) => ('attempt' in state ? state.attempt : 0);

/** What to do at a safe point: what somebody asked for comes before the next step. */
export function nextMove(state: RunState): Move {
  // Whoever wishes for a pause may get the Lease of the run that was just paused: it does not go on by that.
  return wishedMove(state) ?? (state.phase.is === 'paused' ? { do: 'stay' } : stepMove(state));
}

function wishedMove({ wish, recovering }: RunState): Move | undefined {
  switch (wish?.wish) {
    case undefined:
      return undefined;
    case 'resume':
      return { do: 'resume' };
    case 'pause':
      return { do: 'pause' };
    case 'cancel':
      return { do: 'end', outcome: 'cancelled', why: `${wish.by} cancelled it.` };
    case 'abort':
      return recovering === undefined
        ? { do: 'recover', why: `${wish.by} aborted it.` }
        : { do: 'resume' };
  }
}

function stepMove({ steps, recovery, recovering, told }: RunState): Move {
  const next = (recovering === undefined ? steps : recovery).find((one) => !isOver(one));
  if (next) return { do: 'step', step: next.id, attempt: attemptsOf(next) + 1 };
  if (recovering !== undefined) return { do: 'end', outcome: 'aborted', why: recovering };
  // All steps were taken, and one of them found that what the run is for was not reached.
  const { failed } = told;
  if (typeof failed === 'string') return { do: 'end', outcome: 'failed', why: failed };
  return { do: 'end', outcome: 'succeeded' };
}
