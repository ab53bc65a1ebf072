import type { RunState } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

type Times = UpgradeVerdict['probes']['unmeasured'];

/** Samples follow one another; a timer that is late does not count. Milliseconds. */
const seam = 1_000;

/**
 * The times since `from` in which nobody probed: between two samples that do not follow one another, and, where samples
 * are not kept any longer, between the last word of one process and the first of the next.
 */
export function unmeasured(
  { probe, taken }: Pick<RunState, 'probe' | 'taken'>,
  from: number,
): Times {
  const { samples } = probe;
  const first = samples[0]?.from ?? Infinity;
  const times: Times[number][] = [];
  for (const { at, after } of taken)
    if (after !== undefined && at > from && at <= first)
      times.push({ from: Math.max(after, from), to: at });
  let last = samples[0]?.to;
  for (const sample of samples) {
    if (last !== undefined && sample.from - last > seam)
      times.push({ from: last, to: sample.from });
    last = Math.max(last ?? 0, sample.to);
  }
  return times;
}
