import type { Actor } from '@/shared/actor';

import type { Cluster } from '../kube/cluster';
import type { Session } from './sessions';

/** Who asks, and the API server as they may use it. */
export interface Identity {
  readonly actor: Actor;
  /** Tells two identities' cached rights apart; never a token itself. */
  readonly key: string;
  /** The cluster with this person's own credentials; a Failure when they have none for it. */
  on(cluster: Cluster): Cluster;
  /** Absent where each request brings its own token. */
  readonly session?: Session;
  /** The only cluster that this person is signed in to; absent: the kubeconfig's user is known on all of them. */
  readonly only?: string;
}
