import type { Actor } from '@/shared/actor';

import type { Identity } from '../auth/identity';
import { kubeconfigUser } from '../auth/kubeconfig-user';
import type { Cluster } from '../kube/cluster';

/** The person as that cluster knows them. */
export async function actorAt({ actor, only }: Identity, cluster: Cluster): Promise<Actor> {
  if (only !== undefined) return actor;
  return { ...(await kubeconfigUser(cluster)), via: actor.via };
}
