const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** How far local time in that zone is ahead of UTC at that instant, in milliseconds; throws where there is no such zone. */
export function zoneOffset(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const second = Math.floor(instant / 1_000) * 1_000;
  const of: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(second)) of[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: seconds = 0 } = of;
  return Date.UTC(year, month - 1, day, hour, minute, seconds) - second;
}
