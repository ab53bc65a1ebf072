import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import { counted } from '../text/count';
import { currentStep } from './current-step';

export interface RunAction {
  readonly wish: Wish;
  readonly label: string;
  /** What pressing it does. */
  readonly does: string;
}

/** What a person may ask of a run as it stands, the mildest first. */
export function runActions(state: RunState): readonly RunAction[] {
  const { phase, recovering } = state;
  if (phase.is === 'ended') return [];
  const go = goOn(state);
  const first = go ? [go] : pause(state);
  // Its recovery is what an abort leads to: there is nothing left to cancel.
  if (recovering !== undefined) return first;
  return [...first, cancel(state), abort(state)];
}

function goOn({ phase, wish }: RunState): RunAction | undefined {
  if (phase.is === 'waiting' && phase.for === 'person')
    return {
      wish: 'resume',
      label: 'Try again',
      does: 'Checks your rights, looks at the cluster and takes this step again.',
    };
  if (phase.is === 'paused')
    return {
      wish: 'resume',
      label: 'Continue',
      does: 'Checks your rights and goes on with the next step.',
    };
  if (wish?.wish === 'pause')
    return { wish: 'resume', label: 'Do not pause', does: 'Goes on after this step.' };
  return undefined;
}

function pause({ phase }: RunState): readonly RunAction[] {
  if (phase.is !== 'running') return [];
  const does = 'This step is taken to its end; then nothing happens until somebody continues.';
  return [{ wish: 'pause', label: 'Pause after this step', does }];
}

function cancel(state: RunState): RunAction {
  const done = state.steps.filter((step) => step.state.is === 'done').length;
  const leaves =
    done === 0 && currentStep(state)?.step.state.is !== 'running'
      ? 'Nothing has been done yet.'
      : 'What has been done stays as it is.';
  return { wish: 'cancel', label: 'Cancel', does: `Stops before the next step. ${leaves}` };
}

function abort({ recovery }: RunState): RunAction {
  const then =
    recovery.length === 0
      ? 'Nothing else is done.'
      : `Then it puts back what was begun, in ${counted(recovery.length, 'step')} that you see before you confirm.`;
  return { wish: 'abort', label: 'Abort…', does: `Stops this step at once. ${then}` };
}
