import type { RunState } from '@/shared/run-state';

/**
 * Whether a guard watches beside a step that is about to begin. Steps of an abort are watched where its first step had
 * begun, also by a process that took the run only then.
 */
export function isBeside(
  guard: { readonly from: string; readonly until: string },
  step: string,
  { steps, recovering }: Pick<RunState, 'steps' | 'recovering'>,
): boolean {
  const order = steps.map(({ id }) => id);
  const from = order.indexOf(guard.from);
  const at = order.indexOf(step);
  if (recovering === undefined) return from <= at && at < order.indexOf(guard.until);
  const first = steps[from]?.state.is;
  return first !== undefined && first !== 'to-do';
}
