import { isFailure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import type { KubeObject } from '../kube/object';
import { observe } from '../kube/observe';
import { backoff, pause } from '../kube/pause';
import { configMaps, home, runName } from './objects';
import { readWishes, type Wished } from './run-head';

/**
 * Calls `heard` with every wish after that number, in order, as people make them, until `signal` aborts. A
 * starting API server refuses for a while what it allows later, so a refusal ends nothing.
 */
export async function followWishes(
  own: Cluster,
  id: string,
  after: number,
  heard: (wish: Wished) => void,
  signal: AbortSignal,
): Promise<void> {
  const options = { namespace: home, fieldSelector: `metadata.name=${runName(id)}`, signal };
  let last = after;
  const hear = (object: KubeObject) => {
    for (const wish of readWishes(object)) {
      if (wish.number <= last) continue;
      last = wish.number;
      heard(wish);
    }
  };
  for (let attempt = 0; !signal.aborted; attempt += 1)
    try {
      for await (const observed of observe(own, configMaps, options))
        if (observed.type === 'LISTED') observed.objects.forEach(hear);
        else hear(observed.object);
    } catch (error) {
      const isRefusal =
        isFailure(error) && (error.code === 'forbidden' || error.code === 'unauthorized');
      if (!isRefusal) throw error;
      await pause(backoff(attempt, 1_000, 30_000), signal);
    }
}
