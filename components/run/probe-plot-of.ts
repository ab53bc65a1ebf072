import type { ProbeSample } from '@/shared/probe';

export interface ProbePlot {
  /** Lines of accepted probes, one for each time in which somebody measured: `x,y` pairs in a box of `width` × `height`. */
  readonly lines: readonly string[];
  /** In the middle of the samples in which probes were refused. */
  readonly refused: readonly Span[];
  /** Where nobody measured, for example because Certferry was restarted. */
  readonly unmeasured: readonly Span[];
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

/** The admission probe as a picture; undefined before the first sample. */
export function probePlotOf(samples: readonly ProbeSample[]): ProbePlot | undefined {
  const [first] = samples;
  const last = samples.at(-1);
  if (!first || !last) return undefined;
  const long = Math.max(1, last.to - first.from);
  const x = (at: number) => round(((at - first.from) / long) * plotWidth);
  const span = (from: number, to: number, least: number): Span => ({
    x: Math.min(x(from), plotWidth - least),
    width: Math.max(least, round(x(to) - x(from))),
  });
  const most = Math.max(...samples.map(acceptedRate), 1e-9);
  const y = (sample: ProbeSample) =>
    round(plotHeight - 1 - (acceptedRate(sample) / most) * (plotHeight - 1 - top));
  const stretches = apartStretches(samples);
  return {
    lines: stretches.map((stretch) =>
      stretch.flatMap((one) => [`${x(one.from)},${y(one)}`, `${x(one.to)},${y(one)}`]).join(' '),
    ),
    refused: samples
      .filter(({ refused }) => refused > 0)
      .map(({ from, to }) => span((from + to) / 2, (from + to) / 2, 3)),
    unmeasured: stretches.slice(1).map((stretch, index) => {
      const before = stretches[index]?.at(-1)?.to ?? first.from;
      return span(before, stretch[0]?.from ?? before, 1);
    }),
    from: first.from,
    to: last.to,
  };
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
