'use client';

import { useState } from 'react';

import type { LogEntry } from './event-line';

/** The lines as they were when somebody scrolled up to read, and how many there were in all. */
interface Held {
  readonly lines: readonly LogEntry[];
  readonly total: number;
}

/** What of a growing log is shown: its newest lines, or, while somebody reads further up, what was there then. */
export function useLogView(lines: readonly LogEntry[], dropped: number) {
  const [held, setHeld] = useState<Held>();
  const total = lines.length + dropped;
  return {
    lines: held?.lines ?? lines,
    follows: held === undefined,
    fresh: held ? Math.max(0, total - held.total) : 0,
    follow: () => setHeld(undefined),
    hold: () => setHeld((before) => before ?? { lines, total }),
  };
}
