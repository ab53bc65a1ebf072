import type { RunState, StepView } from '@/shared/run-state';

/** A bundle is made before anything is changed, by these steps of the backup and of the upgrade. */
const isOfBackup = ({ id }: StepView) => /^(?:backup|bundle)\b/.test(id);

/** The steps that were begun, also those of the way back: ended, cut off, failed or under way. */
export function stepsBegun({ steps, recovery }: RunState): readonly StepView[] {
  return [...steps, ...recovery].filter(
    ({ state }) => state.is !== 'to-do' && state.is !== 'skipped',
  );
}

/** More was begun than the bundle: whoever ends the run now leaves the cluster somewhere on the way. */
export function hasPassedBackup(state: RunState): boolean {
  return stepsBegun(state).some((step) => !isOfBackup(step));
}

/** Nobody executes it: a step that was under way was cut off. */
export const standsStill = ({ phase }: RunState): boolean =>
  phase.is === 'paused' || (phase.is === 'waiting' && phase.for === 'person');
