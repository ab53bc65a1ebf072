'use client';

import { useEffect, useRef } from 'react';

import type { RunState } from '@/shared/run-state';

import { useTopics } from './live-provider';

/** Follows a run while the page that calls this is open, and the components' logs while the run runs. */
export function useFollowRun(base: RunState | undefined, logs: boolean): void {
  const topics = useTopics();
  const id = base?.head.id;
  const latest = useRef(base);
  useEffect(() => {
    latest.current = base;
  });

  // The outside system: the tab's one live stream.
  useEffect(() => {
    if (id === undefined || !latest.current) return;
    topics.set({ base: latest.current, logs });
    return () => topics.set(undefined);
  }, [topics, id, logs]);
}
