'use client';

import { skipToken, useQuery } from '@tanstack/react-query';

import { useTRPC } from '../query/trpc';

/** The server reads it once for all who ask; a watch tells sooner that it has changed. */
const every = 60_000;

/** The cert-manager of a cluster, read anew each minute, and sooner while it could not be read. */
export function useInstallation(cluster: string | undefined) {
  const input = cluster === undefined ? skipToken : { cluster };
  return useQuery({
    ...useTRPC().installation.summary.queryOptions(input),
    staleTime: every,
    refetchInterval: ({ state }) => (state.error ? 5_000 : every),
  });
}
