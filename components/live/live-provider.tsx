'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';

import { useClock } from '../clock/clock-provider';
import { useTRPCClient } from '../query/trpc';
import type { Connection } from './connection';
import { followCluster } from './follow-cluster';

const ConnectionContext = createContext<Connection>({ state: 'connecting' });

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
      onConnection: setConnection,
    });
  }, [client, queryClient, clock, cluster, who]);

  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnection(): Connection {
  return use(ConnectionContext);
}
