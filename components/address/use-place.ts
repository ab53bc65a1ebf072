'use client';

import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { useTRPC } from '../query/trpc';
import { currentCluster } from './current-cluster';
import { placeParams } from './params';

/** Where the person is: cluster, namespaces and text of the address. */
export function usePlace() {
  const trpc = useTRPC();
  const { data: session } = useQuery(trpc.session.get.queryOptions());
  const [{ cluster, ns, q }] = useQueryStates(placeParams);
  return {
    cluster: session ? currentCluster(cluster, session) : (cluster ?? undefined),
    namespaces: ns,
    text: q,
    session,
  };
}
