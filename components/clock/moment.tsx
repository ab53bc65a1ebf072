'use client';

import { elapsed } from '@/shared/elapsed';

import { absoluteTime } from './absolute-time';
import { useTime } from './use-time';

interface Props {
  readonly at: number;
  /** The server's time in the answer that `at` came with. */
  readonly now: number;
  /** `ends`: `2 d 4 h`, or `3 h ago` once passed. `age`: `for 3 h`. */
  readonly as: 'ends' | 'age';
}

/** A moment relative to now, ticking by itself; the absolute time is in the title. */
export function Moment({ at, now, as }: Props) {
  const text = useTime((time) => relative(at, time, as), now);
  const date = new Date(at);
  return (
    <time
      dateTime={Number.isNaN(date.getTime()) ? undefined : date.toISOString()}
      title={absoluteTime(at)}
      className="whitespace-nowrap"
    >
      {text}
    </time>
  );
}

function relative(at: number, now: number, as: Props['as']): string {
  if (as === 'age') return elapsed(now - at);
  return at <= now ? `${elapsed(now - at)} ago` : elapsed(at - now);
}
