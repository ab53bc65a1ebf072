'use client';

import { useMemo } from 'react';

import type { JournalEvent, RunHead } from '@/shared/run';

import { useFollowedLog } from '../live/followed-log';
import { eventLine } from './event-line';
import { leftOutEvents } from './left-out-events';
import { mergeLines } from './merge-lines';

/** The journal's lines and the components' own as one log. */
export function useLogLines(cluster: string, head: RunHead, events: readonly JournalEvent[]) {
  const log = useFollowedLog(cluster, head.id);
  const told = useMemo(() => {
    const titles = new Map([...head.steps, ...head.recovery].map(({ id, title }) => [id, title]));
    return events.flatMap((event) => eventLine(event, (step) => titles.get(step) ?? step) ?? []);
  }, [events, head]);
  const merged = useMemo(() => mergeLines([told, log.lines]), [told, log.lines]);
  const forgotten = log.heard - log.lines.length;
  return {
    lines: merged.lines,
    skipped: merged.dropped + forgotten + log.skipped + leftOutEvents(events),
    problem: Object.values(log.failed)[0],
  };
}
