'use client';

import { absoluteTime } from '../clock/absolute-time';
import { Moment } from '../clock/moment';

interface Props {
  readonly at: number | undefined;
  readonly now: number;
}

/** A moment both ways: relative first, absolute under it. */
export function MomentFact({ at, now }: Props) {
  if (at === undefined) return <>–</>;
  return (
    <>
      {at > now && 'in '}
      <Moment at={at} now={now} as="ends" />
      <span className="second block">{absoluteTime(at)}</span>
    </>
  );
}
