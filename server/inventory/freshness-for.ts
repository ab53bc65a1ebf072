import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { inGeneral } from './in-general';
import { freshnessOf, type Inventory } from './inventory';
import { kinds } from './kinds';
import type { Scopes } from './scopes';

/**
 * How well one person knows a kind: Certferry's own credentials may read what that person may not list
 * anywhere, and to them that is forbidden, not empty.
 */
export function freshnessFor(inventory: Inventory, scopes: Scopes, resource: Resource): Freshness {
  const known = freshnessOf(inventory, resource);
  const scope = scopes[resource];
  if (scope.of === 'cluster') return known;
  const freshness = inGeneral(known, inventory.cluster.name);
  if (scope.names.size > 0 || !hasLookedUp(inventory, known)) return freshness;
  const kind: { group?: string; resource: string } = kinds[resource];
  const name = kind.group ? `${kind.resource}.${kind.group}` : kind.resource;
  const where =
    resource === 'clusterissuers'
      ? ''
      : ' as a whole, nor in any namespace that has something to show';
  return {
    state: 'forbidden',
    why: `You may not list ${name} in cluster ${inventory.cluster.name}${where}. Grant list on ${name} to see them.`,
  };
}

/** While nothing was read there may be no namespace yet in which rights could have been looked up. */
function hasLookedUp(inventory: Inventory, { state }: Freshness): boolean {
  if (state === 'live' || state === 'stale') return true;
  return state === 'forbidden' && inventory.certificates.rows.size > 0;
}

/** In how many namespaces this person may list the kind; undefined where it is the whole cluster. */
export function namespacesSeen(scopes: Scopes, resource: Resource): number | undefined {
  const scope = scopes[resource];
  return scope.of === 'cluster' ? undefined : scope.names.size;
}
