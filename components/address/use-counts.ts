'use client';

import { skipToken, useQuery } from '@tanstack/react-query';

import { useTRPC } from '../query/trpc';
import { countInput } from './count-input';

/** Whole-cluster counts of what the person may see; pages prefetch the same questions. */
export function useCounts(cluster: string | undefined) {
  const trpc = useTRPC();
  const input = cluster === undefined ? skipToken : countInput(cluster);
  return {
    certificates: useQuery(trpc.certificates.list.queryOptions(input)),
    issuers: useQuery(trpc.issuers.list.queryOptions(input)),
    requests: useQuery(trpc.requests.list.queryOptions(input)),
    secrets: useQuery(trpc.secrets.list.queryOptions(input)),
  };
}
