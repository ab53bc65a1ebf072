import type { Cluster } from '../kube/cluster';
import { observe } from '../kube/observe';
import { configMaps, home, runName } from './objects';
import { readWishes, type Wished } from './run-head';

/** Calls `heard` with every wish after that number, in order, as people make them, until `signal` aborts. */
export async function followWishes(
  own: Cluster,
  id: string,
  after: number,
  heard: (wish: Wished) => void,
  signal: AbortSignal,
): Promise<void> {
  let last = after;
  const fieldSelector = `metadata.name=${runName(id)}`;
  for await (const observed of observe(own, configMaps, {
    namespace: home,
    fieldSelector,
    signal,
  })) {
    const objects = observed.type === 'LISTED' ? observed.objects : [observed.object];
    for (const object of objects)
      for (const wish of readWishes(object)) {
        if (wish.number <= last) continue;
        last = wish.number;
        heard(wish);
      }
  }
}
