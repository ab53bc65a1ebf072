import { field, textField } from '@/shared/fields';
import type { RunState, StepView } from '@/shared/run-state';
import type { RunSummary } from '@/shared/wizard';

const isOver = ({ state }: StepView) => state.is === 'done' || state.is === 'skipped';
const isAt = ({ state }: StepView) => state.is === 'running' || state.is === 'failed';

/** A run as one row of the list. */
export function runSummary(state: RunState): RunSummary {
  const { head, lastAt, phase, wish, told, recovering } = state;
  const steps = recovering === undefined ? state.steps : state.recovery;
  const at = [...state.recovery, ...state.steps].find(isAt)?.title;
  const sentence =
    textField(told, 'verdict', 'sentence') ?? (phase.is === 'ended' ? phase.why : undefined);
  const kept = field(told, 'verdict', 'kept');
  return {
    id: head.id,
    wizard: head.wizard,
    by: head.actor.name,
    startedAt: head.startedAt,
    lastAt: lastAt || head.startedAt,
    phase,
    done: steps.filter(isOver).length,
    of: steps.length,
    ...(wish && { wish: wish.wish }),
    ...(at !== undefined && phase.is !== 'ended' && { at }),
    ...(sentence !== undefined && { sentence }),
    ...(typeof kept === 'boolean' && { kept }),
  };
}
