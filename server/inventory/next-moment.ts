/** The first of these times that is still to come; Infinity where none is. */
export function nextMoment(now: number, ...times: readonly (number | undefined)[]): number {
  let next = Infinity;
  for (const time of times) if (time !== undefined && time > now && time < next) next = time;
  return next;
}
