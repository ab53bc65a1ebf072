'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';

import { useClock } from '../clock/clock-provider';
import { useTRPCClient } from '../query/trpc';
import type { Connection } from './connection';
import { followCluster } from './follow-cluster';
import { createTopics, type Topics } from './topics';

const ConnectionContext = createContext<Connection>({ state: 'connecting' });
const TopicsContext = createContext<Topics | undefined>(undefined);

interface Props {
  readonly cluster: string | undefined;
  readonly who: string | undefined;
  readonly children: ReactNode;
}

/** The tab's one live subscription. */
export function LiveProvider({ cluster, who, children }: Props) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const clock = useClock();
  const [topics] = useState(createTopics);
  const [connection, setConnection] = useState<Connection>({ state: 'connecting' });

  // The outside systems: the live stream of the server and whether the tab can be seen.
  useEffect(() => {
    if (cluster === undefined || who === undefined) return;
    return followCluster({
      client,
      queryClient,
      clock,
      cluster,
      who,
      topics,
      onConnection: setConnection,
    });
  }, [client, queryClient, clock, cluster, who, topics]);

  return (
    <TopicsContext value={topics}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </TopicsContext>
  );
}

export function useConnection(): Connection {
  return use(ConnectionContext);
}

export function useTopics(): Topics {
  const topics = use(TopicsContext);
  if (!topics) throw new Error('useTopics needs a LiveProvider above it.');
  return topics;
}
