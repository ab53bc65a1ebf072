import type { Actor } from '@/shared/actor';
import { Failure } from '@/shared/failure';
import { isTidying } from '@/shared/is-tidying';
import type { Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { pause } from '../kube/pause';
import { statusOf } from '../kube/status-failure';
import { patch } from '../kube/write';
import type { BoundWizard } from './bind-wizard';
import { inBackground } from './in-background';
import { takeLease } from './lease';
import { configMaps, home, runName } from './objects';
import { readRun } from './read-run';
import { readWishes } from './run-head';

export interface WishOptions {
  readonly id: string;
  readonly wish: Wish;
  readonly wizard: BoundWizard;
  readonly own: Cluster;
  readonly as: Cluster;
  readonly actor: Actor;
}

/**
 * Writes down, with the person's own credentials, what they want of a run. Whoever executes it sees that; where
 * nobody does, because it waits for a person, this process goes on with it, as that person.
 */
export async function wishRun(options: WishOptions): Promise<void> {
  const { id, own, as, actor, wizard } = options;
  const state = await readRun(as, id);
  const refusal = refusalOf(options.wish, state);
  if (refusal) throw new Failure('conflict', refusal);
  const number = await writeWish(options);
  const patience = AbortSignal.timeout(10_000);
  while (!patience.aborted) {
    // Who executes it may be about to end it, and not listen any longer.
    const now = await readRun(as, id);
    if (now.wishes >= number) return;
    const late = overOf(now);
    if (late) throw new Failure('conflict', late);
    const lease = await takeLease(own, id);
    if (lease) {
      inBackground({ own, lease, wizard, actors: { as, actor } });
      return;
    }
    await pause(200, patience);
  }
}

/** Why a run in that state cannot be asked for that. */
export function refusalOf(wish: Wish, state: RunState): string | undefined {
  const over = overOf(state);
  if (over) return over;
  const { phase, recovering } = state;
  const waits = phase.is === 'paused' || (phase.is === 'waiting' && phase.for === 'person');
  switch (wish) {
    case 'pause':
      return waits ? 'This run stands still already.' : undefined;
    case 'resume':
      return undefined;
    case 'cancel':
      // One that cannot be put back must not hold the cluster for ever.
      return recovering === undefined || waits
        ? undefined
        : 'This run puts back what it had begun. Let that end: to stop it in the middle would leave neither the old nor the new.';
    case 'abort':
      return recovering === undefined ? undefined : 'This run is being aborted already.';
  }
}

function overOf(state: RunState): string | undefined {
  if (state.phase.is === 'ended')
    return 'This run has ended: nothing can be asked of it any longer.';
  return isTidying(state)
    ? 'This run is being cancelled: it ends once it has tidied up.'
    : undefined;
}

/** Returns the wish's number. */
async function writeWish({ id, wish, as, actor }: WishOptions): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const object = await get(as, configMaps, home, runName(id));
    if (!object) throw new Failure('not-found', `There is no run ${id} (any longer).`);
    const before = readWishes(object);
    const number = (before.at(-1)?.number ?? 0) + 1;
    const wishes = [...before, { number, wish, by: actor.name, at: Date.now() }];
    try {
      await patch(
        as,
        configMaps,
        { namespace: home, name: runName(id) },
        {
          metadata: { resourceVersion: object.metadata.resourceVersion },
          data: { wishes: JSON.stringify(wishes) },
        },
      );
      return number;
    } catch (error) {
      if (statusOf(error)?.status !== 409 || attempt >= 5) throw error;
    }
  }
}
