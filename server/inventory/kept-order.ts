/** Entries in one order, kept up to date without sorting all of them again. */
export class KeptOrder<Entry extends { readonly gone: boolean }> {
  #entries: readonly Entry[];
  #fresh: Entry[] = [];
  #touched = false;

  constructor(
    private readonly compare: (a: Entry, b: Entry) => number,
    /** In this order already. */
    sorted: readonly Entry[],
  ) {
    this.#entries = sorted;
  }

  /** That some entries are gone, and those are new. */
  take(fresh: readonly Entry[]): void {
    this.#touched = true;
    for (const entry of fresh) this.#fresh.push(entry);
    // An order that nobody asks for must not remember everything that ever changed.
    if (this.#fresh.length > this.#entries.length + 1_000) this.#fold();
  }

  get entries(): readonly Entry[] {
    if (this.#touched) this.#fold();
    return this.#entries;
  }

  #fold(): void {
    const fresh = this.#fresh.filter(({ gone }) => !gone).toSorted(this.compare);
    this.#entries = this.#merged(fresh);
    this.#fresh = [];
    this.#touched = false;
  }

  #merged(fresh: readonly Entry[]): Entry[] {
    const merged: Entry[] = [];
    let at = 0;
    for (const next of fresh) {
      const until = this.#place(next);
      this.#copy(at, until, merged);
      merged.push(next);
      at = Math.max(at, until);
    }
    this.#copy(at, this.#entries.length, merged);
    return merged;
  }

  #copy(from: number, until: number, to: Entry[]): void {
    for (let at = from; at < until; at++) {
      const entry = this.#entries[at];
      if (entry && !entry.gone) to.push(entry);
    }
  }

  /** How many entries stand before this one, found by halving. */
  #place(entry: Entry): number {
    let from = 0;
    let until = this.#entries.length;
    while (from < until) {
      const middle = (from + until) >>> 1;
      const one = this.#entries[middle];
      if (one && this.compare(one, entry) <= 0) from = middle + 1;
      else until = middle;
    }
    return from;
  }
}
