import type { Freshness } from '@/shared/freshness';

/** All of the kind was read once; only then may something be said of all of it. */
export function isWhole({ state }: Freshness): boolean {
  return state === 'live' || state === 'stale';
}
