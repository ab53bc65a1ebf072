import type { QueryClient } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';

import type { AppRouter } from '@/server/api/root';
import { resources } from '@/shared/actor';
import type { LiveMessage } from '@/shared/live';

import type { Clock } from '../clock/create-clock';
import type { Connection } from './connection';
import { createRefresher } from './create-refresher';
import { keepStream } from './keep-stream';
import { isRunning, liveTopicsOf, runHistory } from './run-topics';
import { shareStream } from './share-stream';
import { takeRunMessage } from './take-run-message';
import { topicsName, type Topics } from './topics';
import { freshnessKey, type KnownFreshness } from './use-live-freshness';
import { whileVisible } from './while-visible';

interface Follow {
  readonly client: TRPCClient<AppRouter>;
  readonly queryClient: QueryClient;
  readonly clock: Clock;
  readonly cluster: string;
  /** Whose stream it is: tabs of two sign-ins never share one. */
  readonly who: string;
  readonly topics: Topics;
  readonly onConnection: (connection: Connection) => void;
}

/**
 * Follows one cluster, and what the open page follows beside it, while the tab can be seen or its run runs;
 * keeps React Query's answers true.
 */
export function followCluster(follow: Follow): () => void {
  const { client, queryClient, clock, cluster, topics } = follow;
  const refresher = createRefresher(queryClient, cluster);
  let lastEventId: string | undefined;

  function onMessage(id: string | undefined, message: LiveMessage) {
    lastEventId = id ?? lastEventId;
    if (message.cluster !== cluster) return;
    if (message.kind === 'changed') refresher.changed(message);
    else if (message.kind === 'freshness') onFreshness(message);
    else {
      const following = topics.current();
      if (following) takeRunMessage(queryClient, following, message);
    }
  }

  function onFreshness(message: Extract<LiveMessage, { kind: 'freshness' }>) {
    clock.observe(message.now);
    const before = queryClient.getQueryData<KnownFreshness>(freshnessKey(cluster));
    queryClient.setQueryData<KnownFreshness>(freshnessKey(cluster), message);
    for (const resource of resources) {
      const { state } = message.of[resource];
      const changed = before !== undefined && before.of[resource].state !== state;
      if (changed || state === 'loading') refresher.changed({ resource });
    }
  }

  const start = () =>
    whileVisible(
      () =>
        shareStream(
          `certferry live ${follow.who} ${cluster}${topicsName(topics.current())}`,
          lastEventId,
          (from, events) =>
            keepStream(
              client,
              () => liveTopicsOf(queryClient, cluster, topics.current()),
              from,
              events,
            ),
          {
            onMessage,
            onConnection: follow.onConnection,
            onRefused: () => askWhy(queryClient),
            history: () => runHistory(queryClient, cluster, topics.current()),
            onJoined: () => refresher.all(),
          },
        ),
      () => isRunning(queryClient, cluster, topics.current()),
    );

  let followed = topicsName(topics.current());
  let stop = start();
  const leave = topics.subscribe(() => {
    const next = topicsName(topics.current());
    if (next === followed) return;
    followed = next;
    stop();
    // Its cursors are those of other topics.
    lastEventId = undefined;
    stop = start();
  });
  return () => {
    leave();
    stop();
    refresher.stop();
  };
}

/** A refused stream does not say why; these answers do: the sign-in has ended, or the cluster refuses. */
function askWhy(queryClient: QueryClient) {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      Array.isArray(path) && (path[0] === 'session' || path[0] === 'clusters'),
  });
}
