import type { RunState } from './run-state';

/**
 * Whether a cancel is carried out: no step that is taken to its end comes before it, and what is left is to tidy up.
 * A run that stands still for a person is executed by nobody, and may be asked for anything.
 */
export function isTidying({ phase, wish, steps, recovery }: RunState): boolean {
  if (wish?.wish !== 'cancel') return false;
  if (phase.is === 'waiting') return phase.for !== 'person';
  const isBusy = [...steps, ...recovery].some(({ state }) => state.is === 'running');
  return phase.is === 'running' && !isBusy;
}
