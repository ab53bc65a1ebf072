import type { Freshness } from '@/shared/freshness';

const worst = ['unreachable', 'stale', 'absent', 'loading', 'live', 'forbidden'] as const;
const ageless: readonly Freshness['state'][] = ['absent', 'forbidden'];

function worstOf(known: readonly Freshness[]): Freshness | undefined {
  return worst.map((state) => known.find((one) => one.state === state)).find(Boolean);
}

/**
 * The worst of what a page is about and of what it joins with that. What may not be read has no age, so it counts only
 * where nothing else is there; of what is joined neither does what the cluster does not have.
 */
export function worstFreshness(
  own: readonly Freshness[],
  joined: readonly Freshness[] = [],
): Freshness | undefined {
  const known = worstOf(own);
  if (!known || ageless.includes(known.state)) return known;
  return worstOf([known, ...joined.filter(({ state }) => !ageless.includes(state))]);
}
