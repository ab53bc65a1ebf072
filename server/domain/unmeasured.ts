import type { RunState } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

type Times = UpgradeVerdict['probes']['unmeasured'];

/** Samples follow one another; a timer that is late does not count. Milliseconds. */
const seam = 1_000;
/** So long a guard may take to begin, and the step after it to be told. */
const edge = 5_000;

/**
 * The times from `from` to `to` in which nobody probed: before the first sample, between two that do not follow one
 * another, after the last, all of it where there is none. Where samples are not kept any longer, the times between the
 * last word of one process and the first of the next stand in.
 */
export function unmeasured(
  { probe, taken }: Pick<RunState, 'probe' | 'taken'>,
  from: number,
  to: number,
): Times {
  const { samples } = probe;
  const [first] = samples;
  if (!first) return longer({ from, to }, edge);
  const areAllKept = probe.made <= samples.reduce((sum, { made }) => sum + made, 0);
  const times: Times[number][] = areAllKept ? longer({ from, to: first.from }, edge) : [];
  if (!areAllKept)
    for (const { at, after } of taken)
      if (after !== undefined && at > from && at <= first.from)
        times.push({ from: Math.max(after, from), to: at });
  let last = first.to;
  for (const sample of samples) {
    times.push(...longer({ from: last, to: sample.from }, seam));
    last = Math.max(last, sample.to);
  }
  return [...times, ...longer({ from: last, to }, edge)];
}

const longer = (time: Times[number], than: number): Times =>
  time.to - time.from > than ? [time] : [];
