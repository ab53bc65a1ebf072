import { isFailure } from '@/shared/failure';
import type { RunState } from '@/shared/run-state';

import { backoff, pause } from '../kube/pause';
import type { BoundGuard } from './bind-wizard';
import { isBeside } from './is-beside';
import type { Teller } from './teller';

interface Watching {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Runs each guard beside the steps that it is for. */
export class Guards {
  readonly #watching = new Map<string, Watching>();

  constructor(
    private readonly guards: readonly BoundGuard[],
    private readonly teller: Teller,
    private readonly over: AbortSignal,
    private readonly wake: () => void,
  ) {}

  /** Starts and ends guards as the step that comes next wants; an ended one has told its last sample then. */
  async before(step: string, state: RunState): Promise<void> {
    for (const guard of this.guards) {
      if (isBeside(guard, step, state)) this.#start(guard);
      else await this.#end(guard.id);
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.guards.map(({ id }) => this.#end(id)));
  }

  #start(guard: BoundGuard): void {
    if (this.#watching.has(guard.id)) return;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.over]);
    this.#watching.set(guard.id, { stop, ended: this.#watch(guard, signal) });
  }

  async #end(id: string): Promise<void> {
    const watching = this.#watching.get(id);
    if (!watching) return;
    watching.stop.abort();
    await watching.ended;
    this.#watching.delete(id);
  }

  /** An API server that does not answer ends no guard; whatever else does is said. */
  async #watch(guard: BoundGuard, signal: AbortSignal): Promise<void> {
    const out = this.teller.forGuard(guard.id, this.wake);
    for (let attempt = 0; !signal.aborted; attempt += 1)
      try {
        await guard.watch(out, signal);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!isFailure(error) || error.code !== 'unavailable') {
          const why = isFailure(error) ? error.message : 'It ran into an error of its own.';
          out.finding({
            code: 'guard-ended',
            severity: 'warns',
            sentence: `The guard ${guard.id} has ended: ${why}`,
            remedy: 'What it would have measured from then on is not part of the verdict.',
          });
          return;
        }
        await pause(backoff(attempt, 500, 5_000), signal);
      }
  }
}
