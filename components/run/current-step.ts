import { isOver } from '@/shared/is-over';
import type { RunState, StepView } from '@/shared/run-state';

export interface CurrentStep {
  readonly step: StepView;
  /** Counted from one. */
  readonly number: number;
  readonly of: number;
}

/** The steps that are taken now: those of the abort once it has begun. */
export function takenSteps(state: RunState): readonly StepView[] {
  return state.recovering === undefined ? state.steps : state.recovery;
}

/** The step that runs, failed, was interrupted or comes next; undefined when all are over. */
export function currentStep(state: RunState): CurrentStep | undefined {
  const steps = takenSteps(state);
  const at = steps.findIndex((step) => !isOver(step));
  const step = at === -1 ? undefined : steps[at];
  return step && { step, number: at + 1, of: steps.length };
}
