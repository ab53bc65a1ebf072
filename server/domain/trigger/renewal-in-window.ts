import { textField } from '@/shared/fields';

import { goDuration } from './go-duration';
import { goTime } from './go-time';
import { nextCron } from './next-cron';
import { parseCron } from './parse-cron';
import type { RenewalTime } from './renewal-time';

const second = 1_000;

interface Lifetime {
  readonly notBefore: number;
  readonly notAfter: number;
}

interface Window {
  /** The first start after that moment; -Infinity where there is none, as in cert-manager, where it is the year 1. */
  readonly startAfter: (moment: number) => number;
  readonly length: number;
}

function windowOf(window: unknown): Window | string {
  const cron = textField(window, 'cron') ?? '';
  const zone = textField(window, 'timezone') || 'UTC';
  const length = goDuration(textField(window, 'windowDuration'));
  const parsed = parseCron(cron);
  if (!parsed) return `error parsing cron in window failed to parse cron spec '${cron}'`;
  if (length === undefined || length <= 0)
    return `windowDuration must be a positive duration in window ${cron}`;
  try {
    nextCron(parsed, zone, 0);
  } catch {
    // No such time zone; Node's and Go's lists of them may differ.
    return `error parsing timezone in window unknown time zone ${zone}`;
  }
  return { startAfter: (moment) => nextCron(parsed, zone, moment) ?? -Infinity, length };
}

/** The last start between two moments, by halving: a cron line can only be asked for what comes next. */
function lastStart({ startAfter }: Window, min: number, max: number): number | undefined {
  if (min >= max || startAfter(min - second) > max) return undefined;
  let [low, high] = [min, max];
  while (high - low > second) {
    const middle = low + (high - low) / 2;
    if (startAfter(middle) > max) high = middle;
    else low = middle;
  }
  const last = startAfter(low - second);
  return last > max ? undefined : last;
}

/** The desired moment, where it lies in a window that began before it. */
function inOpenWindow(window: Window, lifetime: Lifetime, desired: number): number | undefined {
  const min = lifetime.notBefore - window.length;
  if (desired < min) return undefined;
  const start = lastStart(window, min, Math.min(desired, lifetime.notAfter + window.length));
  if (start === undefined) return undefined;
  const end = start + window.length;
  return start <= desired && desired <= end ? desired : undefined;
}

/** The start of the next window, where that is still in the lifetime or hardly after it. */
function inNextWindow(window: Window, lifetime: Lifetime, desired: number): number | undefined {
  const from = Math.max(desired, lifetime.notBefore - window.length);
  const start = window.startAfter(from - second);
  if (start > lifetime.notAfter + window.length || start < desired) return undefined;
  return start;
}

/** Moves the desired renewal time into one of the windows of `spec.renewal`, as cert-manager does since 1.21. */
export function renewalInWindow(
  windows: readonly unknown[],
  lifetime: Lifetime,
  desired: number,
): RenewalTime {
  if (windows.length === 0) return { is: 'at', time: desired };
  let now = false;
  let next = Infinity;
  for (const one of windows) {
    const window = windowOf(one);
    if (typeof window === 'string') return { is: 'outside', time: desired, why: window };
    now ||= inOpenWindow(window, lifetime, desired) !== undefined;
    next = Math.min(next, inNextWindow(window, lifetime, desired) ?? Infinity);
  }
  if (now) return { is: 'at', time: desired };
  if (next !== Infinity) return { is: 'at', time: next };
  const { notBefore, notAfter } = lifetime;
  return {
    is: 'outside',
    time: desired,
    why: `cannot find a time with the given windows between ${goTime(notBefore)} and ${goTime(notAfter)} for: ${goTime(desired)}`,
  };
}
