import type { Freshness } from '@/shared/freshness';

const worst = ['unreachable', 'stale', 'absent', 'loading', 'live', 'forbidden'] as const;

/** The worst of some; what may not be read has no age, so it counts only where nothing else is there. */
export function worstFreshness(known: readonly Freshness[]): Freshness | undefined {
  return worst.map((state) => known.find((one) => one.state === state)).find(Boolean);
}
