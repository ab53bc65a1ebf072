import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import { remove } from '../kube/write';
import { configMaps, home, leases, runLabel } from './objects';
import { readRuns } from './read-run';

/** Runs that are kept, the newest. */
const kept = 20;

/** Removes what is left of the oldest runs that have ended; one that has not is never removed. */
export async function removeOldRuns(own: Cluster): Promise<void> {
  const { states } = await readRuns(own);
  for (const { head, phase } of states.slice(kept)) {
    if (phase.is !== 'ended') continue;
    const labelSelector = `${runLabel}=${head.id}`;
    for (const kind of [configMaps, leases])
      for (const { metadata } of await listAll(own, kind, { namespace: home, labelSelector }))
        await remove(own, kind, { namespace: home, name: metadata.name });
  }
}
