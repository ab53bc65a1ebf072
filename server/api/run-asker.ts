import type { Actor } from '@/shared/actor';

import type { Identity } from '../auth/identity';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';
import { actorAt } from './actor-at';

/** Who asks something of the runs of one cluster. */
export interface Asker {
  readonly identity: Identity;
  readonly actor: Actor;
  /** With Certferry's own credentials: what is kept, and who holds the cluster. */
  readonly own: Cluster;
  /** With the person's: all that is read for them, and all that is done. */
  readonly as: Cluster;
}

/** Throws a Failure when the context is unknown, or the person has no credentials for that cluster. */
export async function askerOf(identity: Identity, cluster: string): Promise<Asker> {
  const own = findCluster(cluster);
  const as = identity.on(own);
  return { identity, own, as, actor: await actorAt(identity, own) };
}
