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
  return readState(objects).state;
}

function readState(objects: readonly KubeObject[]): { state: RunState; isUnheard: boolean } {
  const { head, events, wishes } = readJournal(objects);
  const state = foldRun(unfolded(head), events);
  return { state, isUnheard: (wishes.at(-1)?.number ?? 0) > state.wishes };
}

/** One run as its journal tells it; a Failure `not-found` when there is none, `conflict` when it was changed. */
export async function readRun(at: Cluster, id: string): Promise<RunState> {
  return (await readRunAndWishes(at, id)).state;
}

/** Also whether somebody asked for something of which its journal does not know yet. */
export async function readRunAndWishes(
  at: Cluster,
  id: string,
): Promise<{ state: RunState; isUnheard: boolean }> {
  const labelSelector = `${told},${runLabel}=${id}`;
  return readState(await listAll(at, configMaps, { namespace: home, labelSelector }));
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
