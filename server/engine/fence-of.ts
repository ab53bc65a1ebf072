import type { Cluster } from '../kube/cluster';
import { fenced } from '../kube/fenced';
import { holderIdentity, type RunLease, writeMilliseconds } from './lease';

/** The cluster as a run may use it: no write leaves once the hold is old or is done after it, and each names run, epoch
 * and process. */
export function fenceOf(cluster: Cluster, lease: RunLease): Cluster {
  return fenced(cluster, {
    guardWrite: () => lease.guard(),
    writeTimeout: writeMilliseconds(),
    userAgent: `certferry (run ${lease.id}; epoch ${lease.epoch}; lease ${lease.uid}; process ${holderIdentity})`,
  });
}
