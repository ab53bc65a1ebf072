import { skipToken, useQuery } from '@tanstack/react-query';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

export interface KnownFreshness {
  readonly of: Readonly<Record<Resource, Freshness>>;
  readonly now: number;
}

export function freshnessKey(cluster: string) {
  return ['freshness', cluster] as const;
}

/** The newest word on how well each kind is known; only the live stream writes it. */
export function useLiveFreshness(cluster: string): KnownFreshness | undefined {
  return useQuery<KnownFreshness>({
    queryKey: freshnessKey(cluster),
    queryFn: skipToken,
    staleTime: Infinity,
  }).data;
}
