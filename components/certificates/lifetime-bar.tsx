'use client';

import { useTime } from '../clock/use-time';
import { classes } from '../text/classes';
import { lifetimeShare } from './lifetime-share';

interface Props {
  readonly notBefore?: number | undefined;
  readonly notAfter?: number | undefined;
  readonly renewalTime?: number | undefined;
  readonly tone: 'ok' | 'warn' | 'bad';
  readonly now: number;
  readonly className?: string;
}

const fills = { ok: 'fill-ok', warn: 'fill-warn', bad: 'fill-bad' } as const;

/** The passed part of a lifetime, with a mark at the renewal time. */
export function LifetimeBar(props: Props) {
  const passed = useTime((now) => lifetimeShare(props, now) ?? -1, props.now);
  if (passed < 0) return <span className="second">–</span>;
  const { renewalTime } = props;
  const mark = renewalTime === undefined ? undefined : lifetimeShare(props, renewalTime);
  const renewal = mark === undefined ? '' : `; renews at ${mark}%`;
  const label = `${passed}% of the lifetime has passed${renewal}`;
  return (
    <span title={label} className={classes('block w-[110px]', props.className)}>
      <span className="sr-only">{label}</span>
      <svg aria-hidden className="mt-1 block h-[9px] w-full">
        <rect y="2" width="100%" height="5" rx="2.5" className="fill-line" />
        <rect y="2" width={`${passed}%`} height="5" rx="2.5" className={fills[props.tone]} />
        {mark !== undefined && (
          <rect x={`${Math.min(mark, 98)}%`} width="2" height="9" className="fill-text" />
        )}
      </svg>
    </span>
  );
}
