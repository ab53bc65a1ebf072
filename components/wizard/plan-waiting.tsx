'use client';

import { useState } from 'react';

import { elapsed } from '@/shared/elapsed';

import { useClock } from '../clock/clock-provider';
import { useTime } from '../clock/use-time';

interface Props {
  /** `the release, its chart and …` */
  readonly looksAt: string;
  /** How long it usually takes: `3 to 10 s`. */
  readonly usually: string;
}

/** In place of a plan that is being made: what is looked at, and for how long already. */
export function PlanWaiting({ looksAt, usually }: Props) {
  const clock = useClock();
  const [since] = useState(() => clock.now());
  const waited = useTime((now) => elapsed(now - since), since);
  return (
    <section className="panel px-4 py-3">
      <h2>Making the plan</h2>
      <p className="second mt-1">
        Looking at {looksAt}, for {waited} of about {usually}. Nothing is changed.
      </p>
      <output className="sr-only">Making the plan. Nothing is changed.</output>
    </section>
  );
}
