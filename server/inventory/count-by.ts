import { byEach } from '@/shared/by-each';

/** How many rows are in each of the states, the empty ones too. */
export function countBy<Row, State extends string>(
  rows: readonly Row[],
  states: readonly State[],
  of: (row: Row) => State,
): Record<State, number> {
  const counts = byEach(states, () => 0);
  for (const row of rows) counts[of(row)] += 1;
  return counts;
}
