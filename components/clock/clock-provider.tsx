'use client';

import { createContext, use, useState, type ReactNode } from 'react';

import { createClock, type Clock } from './create-clock';

const ClockContext = createContext<Clock | undefined>(undefined);

export function ClockProvider({ now, children }: { now: number; children: ReactNode }) {
  const [clock] = useState(() => createClock(now));
  return <ClockContext value={clock}>{children}</ClockContext>;
}

export function useClock(): Clock {
  const clock = use(ClockContext);
  if (!clock) throw new Error('useClock needs a ClockProvider above it.');
  return clock;
}
