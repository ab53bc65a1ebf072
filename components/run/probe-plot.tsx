import { elapsed } from '@/shared/elapsed';
import type { ProbeTotals } from '@/shared/run-state';

import { clockTime } from './clock-length';
import { plotHeight, plotWidth, probePlotOf, type Span } from './probe-plot-of';
import { probeSentence } from './probe-sentence';

/** Accepted probes over time as a line, with marks where some were refused and bands where nobody measured. */
export function ProbePlot({ probe }: { probe: ProbeTotals }) {
  const plot = probePlotOf(probe.samples);
  if (!plot) return null;
  return (
    <figure className="min-w-0">
      <svg
        aria-hidden
        viewBox={`0 0 ${plotWidth} ${plotHeight}`}
        preserveAspectRatio="none"
        className="block h-12 w-full"
      >
        {plot.unmeasured.map((span) => (
          <Band key={span.x} span={span} className="fill-line" />
        ))}
        <line
          x1="0"
          x2={plotWidth}
          y1={plotHeight - 0.5}
          y2={plotHeight - 0.5}
          className="stroke-line"
          vectorEffect="non-scaling-stroke"
        />
        {plot.lines.map((points) => (
          <polyline
            key={points}
            points={points}
            className="stroke-accent fill-none"
            strokeWidth="1.5"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {plot.refused.map((span) => (
          <Band key={span.x} span={span} className="fill-bad" />
        ))}
      </svg>
      <figcaption className="second flex justify-between gap-3">
        <span className="sr-only">
          Accepted admission probes over time: {probeSentence(probe)}.
        </span>
        <time>{clockTime(plot.from).slice(0, 8)}</time>
        <span className="flex flex-wrap justify-end gap-x-3">
          {plot.refused.length > 0 && <Key className="bg-bad h-3 w-1" text="refused" />}
          {plot.unmeasured.length > 0 && (
            <Key
              className="bg-line h-3 w-4"
              text={`nobody measured, ${elapsed(plot.unmeasuredFor)} in all`}
            />
          )}
        </span>
        <time>{clockTime(plot.to).slice(0, 8)} UTC</time>
      </figcaption>
    </figure>
  );
}

function Band({ span: { x, width }, className }: { span: Span; className: string }) {
  return <rect x={x} y="0" width={width} height={plotHeight} className={className} />;
}

function Key({ className, text }: { className: string; text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={className} />
      {text}
    </span>
  );
}
