import type { QueryClient } from '@tanstack/react-query';

import type { LiveMessage } from '@/shared/live';

import { followedLogKey, withLines, type FollowedLog } from './followed-log';
import { followedRunKey, withEvents, type FollowedRun } from './followed-run';
import type { Following } from './topics';

type RunMessage = Extract<LiveMessage, { kind: 'run' | 'run-failed' | 'log' | 'log-failed' }>;

/** Keeps what the stream tells of the followed run and of the components' logs. */
export function takeRunMessage(
  queryClient: QueryClient,
  { base }: Following,
  message: RunMessage,
): void {
  const { cluster } = message;
  const { id } = base.head;
  if (message.kind === 'log' || message.kind === 'log-failed') {
    queryClient.setQueryData<FollowedLog>(followedLogKey(cluster, id), (before) =>
      withLines(before, message),
    );
    return;
  }
  // Of the page before, told just before the stream was opened anew.
  if (message.id !== id) return;
  queryClient.setQueryData<FollowedRun>(followedRunKey(cluster, id), (before) => {
    const followed = before ?? { state: base, events: [] };
    if (message.kind === 'run') return withEvents(followed, message.events);
    const { code, why } = message;
    return { ...followed, failed: { code, why } };
  });
}
