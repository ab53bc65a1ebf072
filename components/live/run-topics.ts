import type { QueryClient } from '@tanstack/react-query';

import type { LiveMessage, LiveTopics } from '@/shared/live';

import { followedLogKey, type FollowedLog } from './followed-log';
import { followedRunKey, type FollowedRun } from './followed-run';
import type { Following } from './topics';

/** What to ask the stream for: what this browser has heard already is not told again. */
export function liveTopicsOf(
  queryClient: QueryClient,
  cluster: string,
  following: Following | undefined,
): LiveTopics {
  if (!following) return { inventory: { cluster } };
  const { id, startedAt } = following.base.head;
  const log = queryClient.getQueryData<FollowedLog>(followedLogKey(cluster, id));
  return {
    inventory: { cluster },
    run: { cluster, id, after: known(queryClient, cluster, id)?.events.at(-1)?.n ?? 0 },
    ...(following.logs && { logs: { cluster, since: log?.lines.at(-1)?.at ?? startedAt } }),
  };
}

/** What a tab that joins this one's stream cannot hear any longer. */
export function runHistory(
  queryClient: QueryClient,
  cluster: string,
  following: Following | undefined,
): readonly LiveMessage[] {
  if (!following) return [];
  const { id } = following.base.head;
  const events = known(queryClient, cluster, id)?.events ?? [];
  const log = queryClient.getQueryData<FollowedLog>(followedLogKey(cluster, id));
  const run: LiveMessage = { kind: 'run', cluster, id, events: [...events] };
  if (!log) return [run];
  return [run, { kind: 'log', cluster, lines: [...log.lines], skipped: log.skipped }];
}

/** A run that has not ended is followed in hidden tabs too: their titles tell how it stands. */
export function isRunning(
  queryClient: QueryClient,
  cluster: string,
  following: Following | undefined,
): boolean {
  if (!following) return false;
  const { base } = following;
  const state = known(queryClient, cluster, base.head.id)?.state ?? base;
  return state.phase.is !== 'ended';
}

function known(queryClient: QueryClient, cluster: string, id: string) {
  return queryClient.getQueryData<FollowedRun>(followedRunKey(cluster, id));
}
