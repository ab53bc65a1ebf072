import { isFailure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { pause } from '../kube/pause';
import { serverVersion } from '../kube/server-version';

const tries = 3;
const between = 2_000;

/** Whether the API server knows this identity no longer. One that has just started may say so for a moment. */
export async function isUnknown(at: Cluster, signal: AbortSignal): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await serverVersion(at, signal);
      return false;
    } catch (error) {
      if (!isFailure(error) || error.code !== 'unauthorized') return false;
      if (attempt === tries) return !signal.aborted;
      await pause(between, signal);
    }
  }
}
