import { randomUUID } from 'node:crypto';

import type { Resource } from '@/shared/actor';
import type { Beside } from '@/shared/beside';

export interface Change {
  readonly number: number;
  readonly resource: Resource | Beside;
  /** Absent for kinds that have no namespace. */
  readonly namespace?: string;
  /** Absent when the whole kind was read anew. */
  readonly name?: string;
  /** What it belonged to or named before, or does now; absent where that is more than is worth telling. */
  readonly links?: readonly string[];
}

const kept = 5_000;

/** What changed in one cluster's inventory, numbered, so that a reader can ask for all after N. */
export class Changes {
  /** A cursor of another epoch is of another process or another start of the inventory. */
  readonly epoch = randomUUID();
  readonly #ring: Change[] = [];
  readonly #listeners = new Set<() => void>();
  #last = 0;

  get last(): number {
    return this.#last;
  }

  add(change: Omit<Change, 'number'>): void {
    this.#ring.push({ ...change, number: ++this.#last });
    // Cut in halves, so that not every change moves the whole array.
    if (this.#ring.length > 2 * kept) this.#ring.splice(0, kept);
    for (const listener of this.#listeners) listener();
  }

  /** Wakes the listeners although no object changed: the age of the data did. */
  touch(): void {
    for (const listener of this.#listeners) listener();
  }

  /** All changes after `number`; undefined when some of them are forgotten already. */
  after(number: number): readonly Change[] | undefined {
    if (number > this.#last) return undefined;
    const first = this.#ring[0]?.number ?? this.#last + 1;
    if (number < first - 1) return undefined;
    return this.#ring.slice(number - first + 1);
  }

  /** Calls `listener` at every change until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
