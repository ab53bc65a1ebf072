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

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells its listeners at every beat, also while an answer is waited for in vain. */
  async run(signal: AbortSignal): Promise<void> {
    const telling = setInterval(() => this.#tell(), this.every);
    while (!signal.aborted) {
      const asked = Date.now();
      const wasLate = this.isLate(this.#heardAt);
      if ((await this.#beat(signal)) && wasLate) this.#tell();
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

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
