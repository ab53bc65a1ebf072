import type { Cluster } from '../kube/cluster';
import { pause } from '../kube/pause';
import { bodyOf, send } from '../kube/send';

/**
 * A watch without events says nothing about its connection, so the age of the data is measured by asking the
 * API server for a sign of life. Every authenticated identity may read /livez.
 */
export class Heartbeat {
  #heardAt = 0;
  readonly #listeners = new Set<(recovered: boolean) => void>();

  constructor(
    private readonly cluster: Cluster,
    private readonly every = 2_000,
  ) {}

  /** When the last sign of life was asked for that was answered; milliseconds since 1970. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** More than three beats ago: what was known then may be old by now. */
  isLate(time: number): boolean {
    return Date.now() - time > 3.5 * this.every;
  }

  /** `recovered`: this beat was answered after one that was not, or that came late. */
  listen(listener: (recovered: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells its listeners at every beat, also while an answer is waited for in vain. */
  async run(signal: AbortSignal): Promise<void> {
    const telling = setInterval(() => this.#tell(false), this.every);
    let missed = false;
    while (!signal.aborted) {
      const asked = Date.now();
      // A process that was stopped, or a laptop that slept, missed its beats without one that failed.
      missed ||= this.#heardAt > 0 && this.isLate(this.#heardAt);
      const answered = await this.#beat(signal);
      if (answered && missed) this.#tell(true);
      missed = !answered;
      await pause(asked + this.every - Date.now(), signal);
    }
    clearInterval(telling);
  }

  async #beat(signal: AbortSignal): Promise<boolean> {
    const asked = Date.now();
    const silence = 2 * this.every;
    try {
      await bodyOf(await send(this.cluster, { path: '/livez', accept: '*/*', signal, silence }));
      this.#heardAt = asked;
      return true;
    } catch {
      return false; // No sign of life: heardAt stays where it is, and that is what is shown.
    }
  }

  #tell(recovered: boolean): void {
    for (const listener of this.#listeners) listener(recovered);
  }
}
