/** The five fields of a cron line, and whether one of its two day fields is a star. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly anyDay: boolean;
}

interface Bounds {
  readonly from: number;
  readonly until: number;
  readonly names?: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdays = 'sun mon tue wed thu fri sat'.split(' ');
const bounds = [
  { from: 0, until: 59 },
  { from: 0, until: 23 },
  { from: 1, until: 31 },
  { from: 1, until: 12, names: months },
  { from: 0, until: 6, names: weekdays },
] as const satisfies readonly Bounds[];

const named: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

const range = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

function numberOf(text: string, { from, names }: Bounds): number {
  const at = names?.indexOf(text.toLowerCase()) ?? -1;
  if (at >= 0) return at + from;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

interface Range {
  readonly star: boolean;
  readonly from: number;
  readonly until: number;
  readonly step: number;
}

function readRange(text: string, limits: Bounds): Range | undefined {
  const found = range.exec(text);
  if (!found) return undefined;
  const [, star, low = '', high, every] = found;
  const step = Number(every ?? 1);
  if (star) return { star: step === 1, from: limits.from, until: limits.until, step };
  const from = numberOf(low, limits);
  if (high !== undefined) return { star: false, from, until: numberOf(high, limits), step };
  // `5/10` means from 5 to the end.
  return { star: false, from, until: every === undefined ? from : limits.until, step };
}

function rangeOf(text: string, limits: Bounds): { star: boolean; numbers: number[] } | undefined {
  const read = readRange(text, limits);
  if (!read) return undefined;
  const { star, from, until, step } = read;
  const inside = from >= limits.from && until <= limits.until;
  if (step === 0 || !inside || from > until) return undefined;
  const count = Math.floor((until - from) / step) + 1;
  return { star, numbers: Array.from({ length: count }, (_, index) => from + index * step) };
}

function fieldOf(
  text: string,
  limits: Bounds,
): { star: boolean; numbers: Set<number> } | undefined {
  const ranges = text.split(',').filter((one) => one !== '');
  const numbers = new Set<number>();
  let star = false;
  for (const one of ranges) {
    const read = rangeOf(one, limits);
    if (!read) return undefined;
    star ||= read.star;
    for (const number of read.numbers) numbers.add(number);
  }
  return { star, numbers };
}

/** A cron line as cert-manager's windows take it; undefined where it would refuse the line. */
export function parseCron(line: string): Cron | undefined {
  const fields = (named[line] ?? line).split(/\s+/).filter((one) => one !== '');
  if (fields.length !== bounds.length) return undefined;
  const read = bounds.map((limits, index) => fieldOf(fields[index] ?? '', limits));
  const [minute, hour, day, month, weekday] = read;
  if (!minute || !hour || !day || !month || !weekday) return undefined;
  return {
    minutes: minute.numbers,
    hours: hour.numbers,
    days: day.numbers,
    months: month.numbers,
    weekdays: weekday.numbers,
    anyDay: day.star || weekday.star,
  };
}
