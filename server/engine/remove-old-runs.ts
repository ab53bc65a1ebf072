import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import { remove } from '../kube/write';
import { configMaps, home, leases, runLabel } from './objects';
import { readRuns } from './read-run';

/** Runs that are kept, the newest. */
const kept = 20;

/** Removes what is left of the oldest runs, those that cannot be read among them; one that has not ended is never removed. */
export async function removeOldRuns(own: Cluster): Promise<void> {
  const { states, unreadable } = await readRuns(own);
  const under = new Set(states.filter(({ phase }) => phase.is !== 'ended').map(idOf));
  // Ids begin with the time of the start.
  const ids = [...states.map(idOf), ...unreadable.map(({ id }) => id)].toSorted().toReversed();
  for (const id of ids.slice(kept)) if (!under.has(id)) await removeRun(own, id);
}

const idOf = ({ head }: RunState) => head.id;

/** The head goes last: while it is there the rest is found again. */
async function removeRun(own: Cluster, id: string): Promise<void> {
  const labelSelector = `${runLabel}=${id}`;
  for (const kind of [leases, configMaps]) {
    const names = (await listAll(own, kind, { namespace: home, labelSelector })).map(
      ({ metadata }) => metadata.name,
    );
    for (const name of names.toSorted((a, b) => b.length - a.length))
      await remove(own, kind, { namespace: home, name });
  }
}
