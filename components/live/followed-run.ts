import { skipToken, useQuery } from '@tanstack/react-query';

import { foldRun } from '@/shared/fold-run';
import type { JournalEvent } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

/** What this browser has heard of a run since its first event. */
export interface FollowedRun {
  readonly state: RunState;
  readonly events: readonly JournalEvent[];
  /** Why it cannot be followed. */
  readonly failed?: { readonly code: string; readonly why: string };
}

/** Takes in what the stream told: an event that is known already, for example from before a cut, is not taken twice. */
export function withEvents(followed: FollowedRun, events: readonly JournalEvent[]): FollowedRun {
  const last = followed.events.at(-1)?.n ?? 0;
  const fresh = events.filter(({ n }) => n > last);
  if (fresh.length === 0 && !followed.failed) return followed;
  return {
    state: foldRun(followed.state, fresh),
    events: fresh.length === 0 ? followed.events : [...followed.events, ...fresh],
  };
}

export function followedRunKey(cluster: string, id: string) {
  return ['followed-run', cluster, id] as const;
}

/** The run as the stream tells it; only the live stream writes it. */
export function useFollowedRun(cluster: string, id: string): FollowedRun | undefined {
  return useQuery<FollowedRun>({
    queryKey: followedRunKey(cluster, id),
    queryFn: skipToken,
    staleTime: Infinity,
  }).data;
}
