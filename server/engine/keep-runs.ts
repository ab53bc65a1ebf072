import { isFailure } from '@/shared/failure';
import { numberField, textField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';
import type { RunState } from '@/shared/run-state';

import type { KubeObject } from '../kube/object';
import { observe } from '../kube/observe';
import { backoff, pause } from '../kube/pause';
import { executionOf } from './execution';
import { holderIn, takeLease } from './lease';
import { home, leases, partLabel, runLabel } from './objects';
import { readRunAndWishes } from './read-run';
import { hasCredentials, type Kept, resumeAlone, waitForPerson } from './resume-alone';

/** A run that was given back under way, as a process does that is asked to end, is free at once; milliseconds. */
const givenBack = 2_000;
const mostPatience = 60_000;

const keeping = perProcess('keeping-runs', () => new Set<string>());

/**
 * Sees to it that the runs of a cluster whose process has gone are continued, for as long as this process lives:
 * by itself where its actor's credentials are at hand, else it says that a person has to come.
 */
export function keepRuns(kept: Kept): void {
  const key = `${kept.own.name} ${kept.own.server}`;
  if (keeping.has(key)) return;
  keeping.add(key);
  void new Keeper(kept).watch();
}

class Keeper {
  /** Of Leases that another process holds, or nobody: when each was first seen as it is. */
  readonly #timers = new Map<string, AbortController>();
  /** How often each was taken over without coming to an end. */
  readonly #attempts = new Map<string, number>();
  readonly #forever = new AbortController();

  constructor(private readonly kept: Kept) {}

  /** What may not be read now may be later: rights are granted, and a starting API server refuses what it allows. */
  async watch(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.#follow();
      } catch (error) {
        const why = isFailure(error) ? error.message : String(error);
        if (attempt === 0)
          process.stderr.write(`Runs on ${this.kept.own.name} are not looked after: ${why}\n`);
      }
      await pause(backoff(attempt, 2_000, mostPatience), this.#forever.signal);
    }
  }

  async #follow(): Promise<void> {
    const options = {
      namespace: home,
      labelSelector: `${partLabel}=lease`,
      signal: this.#forever.signal,
    };
    for await (const observed of observe(this.kept.own, leases, options)) {
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
    const id = runOf(lease);
    if (id === undefined) return;
    const stop = new AbortController();
    this.#timers.set(name, stop);
    const lasts = numberField(lease, 'spec', 'leaseDurationSeconds') ?? 25;
    const free = Math.min(givenBack * 2 ** (this.#attempts.get(name) ?? 0), mostPatience);
    void this.#after(holderIn(lease) === '' ? free : lasts * 1_000 + 250, id, lease, stop.signal);
  }

  async #after(
    milliseconds: number,
    id: string,
    lease: KubeObject,
    signal: AbortSignal,
  ): Promise<void> {
    await pause(milliseconds, signal);
    if (signal.aborted) return;
    // Ours may be about to end, because the Lease is another's: nobody else tells when that one stands still.
    if (executionOf(this.kept.own, id)) return this.#after(milliseconds, id, lease, signal);
    try {
      await this.#takeOver(id, lease);
    } catch (error) {
      // A journal that somebody changed is not continued, and says so where it is read.
      if (isFailure(error) && (error.code === 'conflict' || error.code === 'not-found')) return;
      void this.#after(Math.min(milliseconds * 2, mostPatience), id, lease, signal);
    }
  }

  async #takeOver(id: string, lease: KubeObject): Promise<void> {
    const { own, wizards } = this.kept;
    const { state, isUnheard } = await readRunAndWishes(own, id);
    const isFree = holderIn(lease) === '';
    // What somebody asked for while a dead holder had the run in its hand is done by nobody else.
    const wasAsked = isUnheard && state.phase.is !== 'ended' && !isFree;
    if (!isLeft(state) && !wasAsked) {
      // Its holder died with the run in its hand: whoever continues it must find it free.
      if (!isFree) await (await takeLease(own, id, lease))?.release();
      return;
    }
    const mayGoOn = await hasCredentials(this.kept, state);
    const taken = await takeLease(own, id, isFree ? undefined : lease);
    if (!taken) return;
    const { name } = lease.metadata;
    this.#attempts.set(name, (this.#attempts.get(name) ?? 0) + 1);
    if (mayGoOn) resumeAlone(this.kept, wizards[state.head.wizard], taken, state);
    else await waitForPerson(own, taken, state);
  }
}

const runOf = (lease: KubeObject) => textField(lease, 'metadata', 'labels', runLabel);

/** It should be under way: it does not wait for a person, and has not ended. */
function isLeft({ phase }: RunState): boolean {
  if (phase.is === 'waiting') return phase.for !== 'person';
  return phase.is === 'running';
}
