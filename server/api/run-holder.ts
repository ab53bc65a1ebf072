import { isFailure } from '@/shared/failure';
import type { Holder } from '@/shared/wizard';

import { holderOf } from '../engine/claim-cluster';
import type { Cluster } from '../kube/cluster';

interface Held {
  readonly held?: Holder;
  /** Why it is not known whether somebody holds the cluster. */
  readonly heldUnknown?: string;
}

/** Who holds a cluster, for everybody who asks: no more than whom one has to talk to. */
export async function runHolder(own: Cluster): Promise<Held> {
  try {
    const held = await holderOf(own);
    return held ? { held } : {};
  } catch (error) {
    // Without it everything else can still be told.
    if (isFailure(error) && error.code !== 'unavailable') return { heldUnknown: error.message };
    throw error;
  }
}
