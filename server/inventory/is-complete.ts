import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { freshnessOf, type Inventory } from './inventory';

/** All of the kind was read, so that what is not there does not exist. */
export function isComplete({ state }: Freshness): boolean {
  return state === 'live' || state === 'stale';
}

/** What can be said of objects that are not there: of kinds that are not known whole, why. */
export function contextOf(inventory: Inventory, of: readonly Resource[]): string {
  const told = of.map((resource) => {
    const freshness = freshnessOf(inventory, resource);
    if (isComplete(freshness)) return 'complete';
    return 'why' in freshness ? freshness.why : freshness.state;
  });
  return JSON.stringify(told);
}
