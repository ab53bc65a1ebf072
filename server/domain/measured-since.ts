import type { RunState } from '@/shared/run-state';

/** When the first of these steps began that really began; undefined where none did. */
export function measuredSince(
  { steps }: Pick<RunState, 'steps'>,
  ids: readonly string[],
): number | undefined {
  for (const id of ids) {
    const state = steps.find((one) => one.id === id)?.state;
    if (state?.is === 'running') return state.since;
    if (state !== undefined && 'began' in state) return state.began;
  }
  return undefined;
}

/**
 * Until when there was something to measure: the guards end when the last step before the verdict has, and go on until
 * the end of an abort.
 */
export function measuredUntil(
  { steps, recovering }: Pick<RunState, 'steps' | 'recovering'>,
  now: number,
): number {
  const ends = steps.flatMap(({ state }) => (state.is === 'done' ? [state.ended] : []));
  return recovering === undefined && ends.length > 0 ? Math.max(...ends) : now;
}
