import { byEach } from '@/shared/by-each';

/** How many there are of each of the states, the empty ones too. */
export function countsOf<State extends string>(
  counts: ReadonlyMap<string, number> | undefined,
  states: readonly State[],
): Record<State, number> {
  return byEach(states, (state) => counts?.get(state) ?? 0);
}
