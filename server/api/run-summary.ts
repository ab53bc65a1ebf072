import { abortOutcome } from '@/shared/abort-outcome';
import { field, textField } from '@/shared/fields';
import { isOver } from '@/shared/is-over';
import type { RunState, StepView } from '@/shared/run-state';
import type { RunSummary } from '@/shared/wizard';

const isBegun = ({ state }: StepView) => state.is !== 'to-do';

/** A run as one row of the list. */
export function runSummary(state: RunState): RunSummary {
  const { head, lastAt, phase, wish, told, recovering } = state;
  const steps = recovering === undefined ? state.steps : state.recovery;
  const next = steps.find((step) => !isOver(step));
  const kept = field(told, 'verdict', 'kept');
  const aborted = abortOutcome(state)?.is;
  const sentence = sentenceOf(state);
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
    ...(next && isBegun(next) && phase.is !== 'ended' && { at: next.title }),
    ...(sentence !== undefined && { sentence }),
    ...(typeof kept === 'boolean' && { kept }),
    ...(aborted && { aborted }),
  };
}

/** What was left by an abort comes before its verdict: the one tells why the other is as it is. */
function sentenceOf(state: RunState): string | undefined {
  const { phase, told } = state;
  const verdict = textField(told, 'verdict', 'sentence');
  const left = abortOutcome(state)?.why;
  if (left !== undefined)
    return [`The release was left as it is: ${left}`, verdict ?? ''].join(' ').trim();
  return verdict ?? (phase.is === 'ended' ? phase.why : undefined);
}
