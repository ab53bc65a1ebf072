import type { ProbeSample } from '@/shared/probe';

export interface ProbePlot {
  /** Lines of accepted probes, one for each time in which somebody measured: `x,y` pairs in a box of `width` × `height`. */
  readonly lines: readonly string[];
  /** In the middle of the samples in which probes were refused. */
  readonly refused: readonly Span[];
  /** Where nobody measured, for example because Certferry was restarted. */
  readonly unmeasured: readonly Span[];
  /** How long that was in all; milliseconds. */
  readonly unmeasuredFor: number;
  readonly from: number;
  readonly to: number;
}

export interface Span {
  readonly x: number;
  readonly width: number;
}

export const plotWidth = 600;
export const plotHeight = 48;
const top = 6;
/** Samples that lie further apart than this have a time between them in which nobody measured. */
const apart = 1_000;

/** A time in which nobody measured is drawn no wider than this part of what was measured. */
const widestHole = 0.05;

interface Stretch {
  readonly samples: readonly ProbeSample[];
  readonly from: number;
  readonly to: number;
  /** Milliseconds before it that are not drawn. */
  readonly leftOut: number;
}

/** The admission probe as a picture; undefined before the first sample. */
export function probePlotOf(samples: readonly ProbeSample[]): ProbePlot | undefined {
  const stretches = stretchesOf(samples);
  const [first] = stretches;
  const last = stretches.at(-1);
  if (!first || !last) return undefined;
  const long = Math.max(1, last.to - last.leftOut - first.from);
  const most = Math.max(...samples.map(acceptedRate), 1e-9);
  const x = (at: number, { leftOut }: Stretch) =>
    round(((at - leftOut - first.from) / long) * plotWidth);
  const y = (sample: ProbeSample) =>
    round(plotHeight - 1 - (acceptedRate(sample) / most) * (plotHeight - 1 - top));
  const holes = stretches.slice(1).map((stretch, index) => ({
    stretch,
    before: stretches[index] ?? first,
  }));
  return {
    lines: stretches.map((stretch) =>
      stretch.samples
        .flatMap((one) => [`${x(one.from, stretch)},${y(one)}`, `${x(one.to, stretch)},${y(one)}`])
        .join(' '),
    ),
    // When in a sample's two seconds it was, nobody said.
    refused: stretches.flatMap((stretch) =>
      stretch.samples
        .filter(({ refused }) => refused > 0)
        .map(({ from, to }) => ({ x: x((from + to) / 2, stretch) - 1.5, width: 3 })),
    ),
    unmeasured: holes.map(({ stretch, before }) => ({
      x: x(before.to, before),
      width: round(x(stretch.from, stretch) - x(before.to, before)),
    })),
    unmeasuredFor: holes.reduce((sum, { stretch, before }) => sum + stretch.from - before.to, 0),
    from: first.from,
    to: last.to,
  };
}

/** The samples without the times between them in which nobody measured, and how much of those is not drawn. */
function stretchesOf(samples: readonly ProbeSample[]): readonly Stretch[] {
  const apartOnes = apartStretches(samples);
  const measured = samples.reduce((sum, { from, to }) => sum + to - from, 0);
  const stretches: Stretch[] = [];
  for (const some of apartOnes) {
    const before = stretches.at(-1);
    const from = some[0]?.from ?? 0;
    const hole = before ? from - before.to : 0;
    const leftOut = (before?.leftOut ?? 0) + Math.max(0, hole - measured * widestHole);
    stretches.push({ samples: some, from, to: some.at(-1)?.to ?? from, leftOut });
  }
  return stretches;
}

/** Samples are of about the same length, but not quite: what is drawn is probes a second. */
function acceptedRate({ made, refused, unanswered, from, to }: ProbeSample): number {
  return (made - refused - unanswered) / Math.max(1, to - from);
}

function apartStretches(samples: readonly ProbeSample[]): readonly (readonly ProbeSample[])[] {
  const stretches: ProbeSample[][] = [];
  for (const sample of samples) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    if (stretch && before && sample.from - before.to <= apart) stretch.push(sample);
    else stretches.push([sample]);
  }
  return stretches;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
