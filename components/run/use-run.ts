'use client';

import { useQuery } from '@tanstack/react-query';

import type { RunState } from '@/shared/run-state';

import { useFollowedRun } from '../live/followed-run';
import { useConnection } from '../live/live-provider';
import { useFollowRun } from '../live/use-follow-run';
import { useTRPC } from '../query/trpc';
import { logReading } from './log-reading';

/** A run as it is now: what the stream tells of it, or what was asked for where that is newer. */
export function useRun(cluster: string, id: string) {
  const { data, error } = useQuery(useTRPC().runs.get.queryOptions({ cluster, id }));
  const followed = useFollowedRun(cluster, id);
  const connection = useConnection();
  const state = newest(data, followed?.state);
  const isOver = state?.phase.is === 'ended';
  useFollowRun(data, !isOver);
  return {
    state,
    error,
    events: followed?.events ?? none,
    unfollowed: followed?.failed,
    reading: logReading(followed, connection),
  };
}

const none: readonly never[] = [];

function newest(asked: RunState | undefined, told: RunState | undefined): RunState | undefined {
  if (!asked || !told) return asked ?? told;
  return told.last >= asked.last ? told : asked;
}
