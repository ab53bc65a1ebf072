import type { QueryClient } from '@tanstack/react-query';
import type { TRPCClient } from '@trpc/client';

import type { AppRouter } from '@/server/api/root';
import { resources } from '@/shared/actor';
import type { LiveMessage } from '@/shared/live';

import type { Clock } from '../clock/create-clock';
import type { Connection } from './connection';
import { createRefresher } from './create-refresher';
import { keepStream } from './keep-stream';
import { shareStream } from './share-stream';
import { freshnessKey, type KnownFreshness } from './use-live-freshness';
import { whileVisible } from './while-visible';

interface Follow {
  readonly client: TRPCClient<AppRouter>;
  readonly queryClient: QueryClient;
  readonly clock: Clock;
  readonly cluster: string;
  /** Whose stream it is: tabs of two sign-ins never share one. */
  readonly who: string;
  readonly onConnection: (connection: Connection) => void;
}

/** Follows one cluster while the tab can be seen, and keeps React Query's answers true. */
export function followCluster(follow: Follow): () => void {
  const { client, queryClient, clock, cluster } = follow;
  const refresher = createRefresher(queryClient, cluster);
  let lastEventId: string | undefined;

  function onMessage(id: string, message: LiveMessage) {
    lastEventId = id;
    if (message.cluster !== cluster) return;
    if (message.kind === 'changed') {
      refresher.changed(message.resource);
      return;
    }
    if (message.kind !== 'freshness') return;
    clock.observe(message.now);
    const before = queryClient.getQueryData<KnownFreshness>(freshnessKey(cluster));
    queryClient.setQueryData<KnownFreshness>(freshnessKey(cluster), message);
    for (const resource of resources) {
      const { state } = message.of[resource];
      const changed = before !== undefined && before.of[resource].state !== state;
      if (changed || state === 'loading') refresher.changed(resource);
    }
  }

  const stop = whileVisible(() =>
    shareStream(
      `certferry live ${follow.who} ${cluster}`,
      lastEventId,
      (from, events) => keepStream(client, cluster, from, events),
      {
        onMessage,
        onConnection: follow.onConnection,
        onRefused: () => askWhy(queryClient),
        onJoined: () => refresher.all(),
      },
    ),
  );
  return () => {
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
