const day = 86_400_000;
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `9 Dec`: the day (UTC) on which the 24 hours begin that are `index` days from `now`. */
export function dayOf(now: number, index: number): string {
  const date = new Date(now + index * day);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''}`;
}
