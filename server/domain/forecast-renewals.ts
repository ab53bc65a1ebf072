import { type Forecast, forecastDays, type Renewal } from '@/shared/forecast';

const day = 86_400_000;
const named = 8;

/** What the forecast needs of a Certificate. */
interface Renewed {
  readonly namespace: string;
  readonly name: string;
  readonly renewalTime?: number;
  readonly notAfter?: number;
}

type Renewals = Omit<Forecast, 'freshness' | 'now'>;

const sum = (days: readonly number[], until: number) =>
  days.slice(0, until).reduce((all, one) => all + one, 0);

/** The first day of the most renewals. */
function peakOf(days: readonly number[]): Renewals['peak'] {
  const renewals = Math.max(...days);
  return renewals > 0 ? { day: days.indexOf(renewals), renewals } : undefined;
}

/** Counts renewals by the 24 hours in which they come, from `now` (milliseconds since 1970). */
export function forecastRenewals(certificates: Iterable<Renewed>, now: number): Renewals {
  const days = Array.from({ length: forecastDays }, () => 0);
  const ahead: Renewal[] = [];
  const counted = { due: 0, later: 0, without: 0 };
  for (const { namespace, name, renewalTime: at, notAfter } of certificates) {
    if (at === undefined) {
      counted.without += 1;
      continue;
    }
    if (at <= now) {
      counted.due += 1;
      continue;
    }
    const index = Math.floor((at - now) / day);
    if (index < forecastDays) days[index] = (days[index] ?? 0) + 1;
    else counted.later += 1;
    ahead.push({ namespace, name, at, ...(notAfter !== undefined && { notAfter }) });
  }
  const peak = peakOf(days);
  return {
    ...counted,
    days,
    within: { 7: sum(days, 7), 30: sum(days, 30), 90: sum(days, 90) },
    ...(peak && { peak }),
    next: ahead.toSorted((a, b) => a.at - b.at).slice(0, named),
  };
}
