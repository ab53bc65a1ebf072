'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useLiveFreshness } from './use-live-freshness';

const worst = ['unreachable', 'stale', 'forbidden', 'absent', 'loading', 'live'] as const;

/** The worst freshness of some kinds: the newest from the stream, until then what the answers said. */
export function useFreshness(
  cluster: string,
  kinds: readonly Resource[],
  answered: Partial<Record<Resource, Freshness>>,
): Freshness | undefined {
  const live = useLiveFreshness(cluster);
  const known = kinds.flatMap((kind) => live?.of[kind] ?? answered[kind] ?? []);
  return worst.map((state) => known.find((one) => one.state === state)).find(Boolean);
}
