'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useLiveFreshness } from './use-live-freshness';
import { worstFreshness } from './worst-freshness';

/** How old what is shown of some kinds is at most: the newest from the stream, until then what the answers said. */
export function useFreshness(
  cluster: string,
  kinds: readonly Resource[],
  answered: Partial<Record<Resource, Freshness>>,
): Freshness | undefined {
  const live = useLiveFreshness(cluster);
  return worstFreshness(kinds.flatMap((kind) => newest(live?.of[kind], answered[kind]) ?? []));
}

/** The stream knows how well Certferry knows a kind; only an answer knows that this person may not see it. */
export function newest(
  streamed: Freshness | undefined,
  answered: Freshness | undefined,
): Freshness | undefined {
  return answered?.state === 'forbidden' ? answered : (streamed ?? answered);
}
