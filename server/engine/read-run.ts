import { isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import { foldRun, unfolded } from '@/shared/fold-run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { configMaps, home, partLabel, runLabel } from './objects';
import { readJournal } from './read-journal';

/** Without lines, of which a state says nothing. */
const told = `${partLabel} in (head,events)`;

function stateOf(objects: readonly KubeObject[]): RunState {
  const { head, events } = readJournal(objects);
  return foldRun(unfolded(head), events);
}

/** One run as its journal tells it; a Failure `not-found` when there is none, `conflict` when it was changed. */
export async function readRun(at: Cluster, id: string): Promise<RunState> {
  return stateOf(
    await listAll(at, configMaps, {
      namespace: home,
      labelSelector: `${told},${runLabel}=${id}`,
    }),
  );
}

export interface Runs {
  /** The newest first. */
  readonly states: readonly RunState[];
  readonly unreadable: readonly { readonly id: string; readonly why: string }[];
}

/** Every run that is kept in the cluster, as far as `at` may list ConfigMaps there. */
export async function readRuns(at: Cluster): Promise<Runs> {
  const objects = await listAll(at, configMaps, { namespace: home, labelSelector: told });
  const byRun = new Map<string, KubeObject[]>();
  for (const one of objects) {
    const id = textField(one, 'metadata', 'labels', runLabel) ?? '';
    byRun.set(id, [...(byRun.get(id) ?? []), one]);
  }
  const states: RunState[] = [];
  const unreadable: { id: string; why: string }[] = [];
  for (const [id, parts] of byRun)
    try {
      states.push(stateOf(parts));
    } catch (error) {
      const why = isFailure(error) ? error.message : 'It is of another version of Certferry.';
      unreadable.push({ id, why });
    }
  return { states: states.toSorted((a, b) => b.head.startedAt - a.head.startedAt), unreadable };
}
