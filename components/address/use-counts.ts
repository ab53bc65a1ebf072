'use client';

import { skipToken, useQuery } from '@tanstack/react-query';

import { useTRPC } from '../query/trpc';
import { countInput } from './count-input';

/** Counts of what the person may see, in the whole cluster or some namespaces; pages prefetch the same questions. */
export function useCounts(cluster: string | undefined, namespaces: readonly string[] = []) {
  const trpc = useTRPC();
  const input = cluster === undefined ? skipToken : countInput(cluster, namespaces);
  return {
    certificates: useQuery(trpc.certificates.list.queryOptions(input)),
    issuers: useQuery(trpc.issuers.list.queryOptions(input)),
    requests: useQuery(trpc.requests.list.queryOptions(input)),
    secrets: useQuery(trpc.secrets.list.queryOptions(input)),
  };
}
