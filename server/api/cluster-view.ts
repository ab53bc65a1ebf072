import type { Identity } from '../auth/identity';
import { readScopes } from '../auth/read-scopes';
import { inventoryOf } from '../inventory/inventories';
import { type Inventory } from '../inventory/inventory';
import type { Scopes } from '../inventory/scopes';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';

/** One cluster as one person sees it. */
export interface ClusterView {
  /** Tells two people's answers apart. */
  readonly who: string;
  readonly inventory: Inventory;
  readonly scopes: Scopes;
  /** The API server with the person's own credentials. */
  readonly asActor: Cluster;
}

/**
 * Throws a Failure when the context is unknown, or the person has no credentials for that cluster. `more` are
 * namespaces that matter although nothing may be left in them.
 */
export async function clusterView(
  identity: Identity,
  name: string,
  more: readonly string[] = [],
): Promise<ClusterView> {
  const cluster = findCluster(name);
  const asActor = identity.on(cluster);
  const inventory = inventoryOf(cluster);
  // Of all kinds: that a Secret is missing can only be told to somebody who may list Secrets where there are none.
  const { names } = inventory.namespaces;
  const unknown = more.filter((one) => !names.includes(one));
  const all = unknown.length > 0 ? [...names, ...unknown] : names;
  const scopes = await readScopes(identity, cluster, all);
  return { who: identity.key, inventory, scopes, asActor };
}
