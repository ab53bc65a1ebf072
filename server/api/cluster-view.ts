import { resources } from '@/shared/actor';

import type { Identity } from '../auth/identity';
import { readScopes } from '../auth/read-scopes';
import type { CertificateFacts } from '../domain/certificate-facts';
import type { IssuerFacts } from '../domain/issuer-facts';
import type { SecretFacts } from '../domain/secret-facts';
import { inventoryOf } from '../inventory/inventories';
import { type Inventory } from '../inventory/inventory';
import type { Scopes } from '../inventory/scopes';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';

/** One cluster as one person sees it. */
export interface ClusterView {
  readonly inventory: Inventory;
  readonly scopes: Scopes;
  /** The API server with the person's own credentials. */
  readonly asActor: Cluster;
}

type Facts = CertificateFacts | IssuerFacts | SecretFacts;

/** Of all kinds: that a Secret is missing can only be told to somebody who may list Secrets where there are none. */
function namespacesOf(inventory: Inventory): Set<string> {
  const found = new Set<string>();
  for (const resource of resources) {
    const rows: Iterable<Facts> = inventory[resource].rows.values();
    for (const { namespace } of rows) if (namespace) found.add(namespace);
  }
  return found;
}

/**
 * Throws a Failure when the context is unknown, or the person has no credentials for that cluster. `more` are
 * namespaces that matter although nothing may be left in them.
 */
export async function clusterView(
  identity: Identity,
  name: string,
  more: Iterable<string> = [],
): Promise<ClusterView> {
  const cluster = findCluster(name);
  const asActor = identity.on(cluster);
  const inventory = inventoryOf(cluster);
  const scopes = await readScopes(identity, cluster, [...namespacesOf(inventory), ...more]);
  return { inventory, scopes, asActor };
}
