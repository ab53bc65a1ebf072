'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import type { PageKinds } from './page-kinds';
import { useLiveFreshness } from './use-live-freshness';
import { worstFreshness } from './worst-freshness';

/** How old what is shown of some kinds is at most: the newest from the stream, until then what the answers said. */
export function useFreshness(
  cluster: string,
  { own, joined }: PageKinds,
  answered: Partial<Record<Resource, Freshness>>,
): Freshness | undefined {
  const live = useLiveFreshness(cluster);
  const known = (kinds: readonly Resource[]) =>
    kinds.flatMap((kind) => live?.of[kind] ?? answered[kind] ?? []);
  return worstFreshness(known(own), known(joined));
}
