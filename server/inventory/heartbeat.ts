import type { Cluster } from '../kube/cluster';
import { bodyOf, send } from '../kube/send';
import { pause } from './pause';

/**
 * A watch without events says nothing about its connection, so the age of the data is measured by asking the
 * API server for a sign of life. Every authenticated identity may read /livez.
 */
export class Heartbeat {
  #heardAt = 0;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly cluster: Cluster,
    private readonly every = 3_000,
  ) {}

  /** When the last sign of life was asked for that was answered; milliseconds since 1970. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** Late by more than two beats: what a silent watch shows may be old. */
  get lost(): boolean {
    return Date.now() - this.#heardAt > 3 * this.every;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const asked = Date.now();
      try {
        await bodyOf(
          await send(this.cluster, {
            path: '/livez',
            accept: '*/*',
            signal,
            silence: 2 * this.every,
          }),
        );
        this.#heardAt = asked;
      } catch {
        // No sign of life: heardAt stays where it is, and that is what is shown.
      }
      for (const listener of this.#listeners) listener();
      await pause(this.every, signal);
    }
  }
}
