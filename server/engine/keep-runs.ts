import { isFailure } from '@/shared/failure';
import { numberField, textField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';
import type { RunState } from '@/shared/run-state';

import type { KubeObject } from '../kube/object';
import { observe } from '../kube/observe';
import { pause } from '../kube/pause';
import type { BoundWizard } from './bind-wizard';
import { executionOf } from './execution';
import { holderIdentity, holderIn, takeLease } from './lease';
import { home, leases, partLabel, runLabel } from './objects';
import { readRun } from './read-run';
import { hasCredentials, type Kept, resumeAlone, waitForPerson } from './resume-alone';

/** A run that was given back under way, as a process does that is asked to end, is free at once; milliseconds. */
const givenBack = 2_000;

const keeping = perProcess('keeping-runs', () => new Set<string>());

/**
 * Sees to it that the runs of a cluster whose process has gone are continued, for as long as this process lives:
 * by itself where its actor's credentials are at hand, else it says that a person has to come.
 */
export function keepRuns(kept: Kept): void {
  const { own } = kept;
  if (keeping.has(own.server)) return;
  keeping.add(own.server);
  void new Keeper(kept).watch().catch((error: unknown) => {
    keeping.delete(own.server);
    const why = isFailure(error) ? error.message : String(error);
    process.stderr.write(`Runs on ${own.name} are not looked after: ${why}\n`);
  });
}

class Keeper {
  /** Of Leases that another process holds: when each was first seen as it is. */
  readonly #timers = new Map<string, AbortController>();
  readonly #forever = new AbortController();

  constructor(private readonly kept: Kept) {}

  async watch(): Promise<void> {
    const { own } = this.kept;
    const options = {
      namespace: home,
      labelSelector: `${partLabel}=lease`,
      signal: this.#forever.signal,
    };
    for await (const observed of observe(own, leases, options)) {
      if (observed.type === 'LISTED') observed.objects.forEach((one) => this.#see(one));
      else if (observed.type === 'DELETED') this.#forget(observed.object.metadata.name);
      else this.#see(observed.object);
    }
  }

  #forget(name: string): void {
    this.#timers.get(name)?.abort();
    this.#timers.delete(name);
  }

  /** Any change is a sign of life; one that stands still for as long as it lasts has lost its holder. */
  #see(lease: KubeObject): void {
    const { name } = lease.metadata;
    this.#forget(name);
    const holder = holderIn(lease);
    if (holder === holderIdentity) return;
    const stop = new AbortController();
    this.#timers.set(name, stop);
    const lasts = numberField(lease, 'spec', 'leaseDurationSeconds') ?? 15;
    const wait = holder === '' ? givenBack : lasts * 1_000 + 250;
    void this.#after(wait, lease, stop.signal);
  }

  async #after(milliseconds: number, lease: KubeObject, signal: AbortSignal): Promise<void> {
    await pause(milliseconds, signal);
    if (signal.aborted) return;
    try {
      await this.#takeOver(lease);
    } catch (error) {
      // A journal that somebody changed is not continued, and says so where it is read.
      if (!isFailure(error) || error.code !== 'unavailable') return;
      void this.#after(milliseconds, lease, signal);
    }
  }

  async #takeOver(lease: KubeObject): Promise<void> {
    const { own, wizards } = this.kept;
    const id = textField(lease, 'metadata', 'labels', runLabel);
    if (!id || executionOf(own, id)) return;
    const state = await readRun(own, id);
    if (!isLeft(state)) return;
    const wizard: BoundWizard | undefined = wizards[state.head.wizard];
    const taken = await takeLease(own, id, holderIn(lease) === '' ? undefined : lease);
    if (!taken || !wizard) return;
    if (hasCredentials(this.kept, state)) resumeAlone(this.kept, wizard, taken, state);
    else await waitForPerson(own, taken, state);
  }
}

/** It should be under way: it does not wait for a person, and has not ended. */
function isLeft({ phase, last }: RunState): boolean {
  if (last === 0) return true;
  if (phase.is === 'waiting') return phase.for !== 'person';
  return phase.is === 'running';
}
