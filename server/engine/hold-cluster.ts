import { isFailure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { claimCluster } from './claim-cluster';
import type { Teller } from './teller';

/**
 * Whether an exclusive run has its cluster: taken at its start already, unless the process was killed just then. A run
 * that finds it taken by another has ended by that.
 */
export async function holdCluster(own: Cluster, id: string, teller: Teller): Promise<boolean> {
  try {
    await claimCluster(own, id);
    return true;
  } catch (error) {
    if (!isFailure(error) || error.code !== 'conflict') throw error;
    await teller.write({ is: 'ended', outcome: 'failed', why: error.message });
    return false;
  }
}
