'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useLiveFreshness } from './use-live-freshness';

const worst = ['unreachable', 'stale', 'forbidden', 'absent', 'loading', 'live'] as const;

/** The worst freshness of what can be seen of some kinds: the newest from the stream, until then what the answers said. */
export function useFreshness(
  cluster: string,
  kinds: readonly Resource[],
  answered: Partial<Record<Resource, Freshness>>,
): Freshness | undefined {
  const live = useLiveFreshness(cluster);
  const known = kinds.flatMap((kind) => newest(live?.of[kind], answered[kind]) ?? []);
  const readable = known.filter(({ state }) => state !== 'forbidden');
  const told = readable.length > 0 ? readable : known;
  return worst.map((state) => told.find((one) => one.state === state)).find(Boolean);
}

/** The stream knows how well Certferry knows a kind; only an answer knows that this person may not see it. */
export function newest(
  streamed: Freshness | undefined,
  answered: Freshness | undefined,
): Freshness | undefined {
  return answered?.state === 'forbidden' ? answered : (streamed ?? answered);
}
