import type { RunState } from '@/shared/run-state';

/** When the first attempt at any of these steps began; undefined where none did. */
export function measuredSince(
  { steps }: Pick<RunState, 'steps'>,
  ids: readonly string[],
): number | undefined {
  const began = steps.flatMap(({ id, firstBegan }) =>
    firstBegan !== undefined && ids.includes(id) ? [firstBegan] : [],
  );
  return began.length > 0 ? Math.min(...began) : undefined;
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
