'use client';

import { skipToken, useQuery } from '@tanstack/react-query';

import { useTRPC } from '../query/trpc';

/** The cert-manager of a cluster; read from the API server each time, so asked for sparingly. */
export function useInstallation(cluster: string | undefined) {
  const input = cluster === undefined ? skipToken : { cluster };
  return useQuery({ ...useTRPC().installation.get.queryOptions(input), staleTime: 60_000 }).data;
}
