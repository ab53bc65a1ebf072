import type { Cron } from './parse-cron';
import { zoneOffset } from './zone-offset';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
// As in cert-manager: 29 February can be eight years away.
const years = 9;

/** As everywhere in cron: both day fields must match where one is a star, else one of them is enough. */
function dayMatches(cron: Cron, local: Date): boolean {
  if (!cron.months.has(local.getUTCMonth() + 1)) return false;
  const byDay = cron.days.has(local.getUTCDate());
  const byWeekday = cron.weekdays.has(local.getUTCDay());
  return cron.anyDay ? byDay && byWeekday : byDay || byWeekday;
}

/** The instants at which clocks in the zone show that local time: none where it is skipped, two where it comes twice. */
function instantsOf(local: number, zone: string, offsets: readonly number[]): number[] {
  const instants = offsets.map((offset) => local - offset);
  if (offsets.length === 1) return instants;
  return instants.filter((instant) => instant + zoneOffset(instant, zone) === local);
}

function firstOfDay(cron: Cron, midnight: number, after: number, zone: string): number | undefined {
  const around = [zoneOffset(midnight - day, zone), zoneOffset(midnight + 2 * day, zone)];
  const offsets = [...new Set(around)];
  let first = Infinity;
  for (const hours of cron.hours) {
    for (const minutes of cron.minutes) {
      const local = midnight + hours * hour + minutes * minute;
      const later = instantsOf(local, zone, offsets).filter((instant) => instant > after);
      first = Math.min(first, ...later);
    }
  }
  return first === Infinity ? undefined : first;
}

/** The first moment after `after` that the cron line names in that zone; undefined where there is none in nine years. */
export function nextCron(cron: Cron, zone: string, after: number): number | undefined {
  const local = after + zoneOffset(after, zone);
  // A day earlier, for a zone that went back over midnight meanwhile.
  const from = Math.floor(local / day) * day - day;
  for (let midnight = from; midnight < from + years * 366 * day; midnight += day) {
    if (!dayMatches(cron, new Date(midnight))) continue;
    const found = firstOfDay(cron, midnight, after, zone);
    if (found !== undefined) return found;
  }
  return undefined;
}
