import { isTidying } from '@/shared/is-tidying';
import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import { counted } from '../text/count';
import { hasPassedBackup, standsStill, stepsBegun } from './steps-begun';

export interface RunAction {
  readonly wish: Wish;
  readonly label: string;
  /** What pressing it does. */
  readonly does: string;
  /** It is confirmed in a dialog first. */
  readonly asks: boolean;
}

/** What a person may ask of a run as it stands, the mildest first. */
export function runActions(state: RunState): readonly RunAction[] {
  const { phase, recovering } = state;
  if (phase.is === 'ended' || isTidying(state)) return [];
  const go = goOn(state);
  const first = go ? [go] : pause(state);
  if (recovering === undefined) return [...first, cancel(state), abort(state)];
  // A way back that goes on is left alone. One that stands still must have an end.
  return standsStill(state) ? [...first, leave] : first;
}

function goOn({ phase, wish }: RunState): RunAction | undefined {
  if (phase.is === 'waiting' && phase.for === 'person')
    return {
      wish: 'resume',
      label: 'Try again',
      does: 'Checks your rights, looks at the cluster and takes this step again.',
      asks: false,
    };
  if (phase.is === 'paused')
    return {
      wish: 'resume',
      label: 'Continue',
      does: 'Checks your rights and goes on with the next step.',
      asks: false,
    };
  if (wish?.wish === 'pause')
    return { wish: 'resume', label: 'Do not pause', does: 'Goes on after this step.', asks: false };
  return undefined;
}

function pause({ phase }: RunState): readonly RunAction[] {
  if (phase.is !== 'running') return [];
  const does = 'This step is taken to its end; then nothing happens until somebody continues.';
  return [{ wish: 'pause', label: 'Pause after this step', does, asks: false }];
}

const leave: RunAction = {
  wish: 'cancel',
  label: 'Cancel…',
  does: 'Ends the run in the middle of its way back. That leaves neither the old nor the new.',
  asks: true,
};

function cancel(state: RunState): RunAction {
  const asks = hasPassedBackup(state);
  const leaves =
    stepsBegun(state).length === 0
      ? 'Nothing has been done yet.'
      : 'What has been done stays as it is.';
  const does = `${standsStill(state) ? 'Ends the run here.' : 'Stops before the next step.'} ${leaves}`;
  return { wish: 'cancel', label: asks ? 'Cancel…' : 'Cancel', does, asks };
}

function abort({ recovery }: RunState): RunAction {
  const then =
    recovery.length === 0
      ? 'Nothing else is done.'
      : `Then it puts back what was begun, in ${counted(recovery.length, 'step')} that you see before you confirm.`;
  const does = `Stops this step at once. ${then}`;
  return { wish: 'abort', label: 'Abort…', does, asks: true };
}
