import { textMatch } from './text-match';
import type { Entry, View } from './view';

export interface Asked<One extends Entry, Sort extends string> {
  /** Facet by facet which values are wanted; undefined: all. */
  readonly wanted: readonly (((value: string) => boolean) | undefined)[];
  /** The facets whose values are counted. */
  readonly counted: readonly number[];
  /** What no facet says, for example a window of time. */
  readonly also?: ((entry: One) => boolean) | undefined;
  readonly text?: string | undefined;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
  /** Told of every entry; bit N of `failed` says that it is not wanted because of facet N. */
  readonly each?: (entry: One, failed: number) => void;
}

export interface Found<One extends Entry> {
  readonly entries: One[];
  /** How many there are of which `entries` is one page. */
  readonly found: number;
  /** Facet by facet how many would be found with each of its values chosen alone, under all other filters. */
  readonly counts: readonly ReadonlyMap<string, number>[];
}

const isOneBit = (bits: number) => (bits & (bits - 1)) === 0;

/** All filters of one question as bits, so that each facet can be counted under all others. */
class Sieve<One extends Entry> {
  readonly counts: Uint32Array[];
  readonly #facets: { readonly at: number; readonly allowed: Uint8Array }[] = [];
  readonly #matches: ((entry: Entry) => boolean) | undefined;
  readonly #elsewhere: number;

  constructor(
    texts: readonly (readonly string[])[],
    private readonly asked: Pick<Asked<One, string>, 'wanted' | 'counted' | 'also' | 'text'>,
  ) {
    this.counts = texts.map(({ length }) => new Uint32Array(length));
    this.#elsewhere = 1 << texts.length;
    this.#matches = textMatch(asked.text);
    for (const [at, values] of texts.entries()) {
      const wants = asked.wanted[at];
      if (wants)
        this.#facets.push({ at, allowed: Uint8Array.from(values, (one) => Number(wants(one))) });
    }
  }

  /** Which filters do not let it through; counts it where none or only its own facet's does not. */
  failed(entry: One): number {
    let failed = 0;
    for (const { at, allowed } of this.#facets)
      if (allowed[entry.values[at] ?? 0] === 0) failed |= 1 << at;
    // With two filters against it, it counts nowhere, whatever its text is.
    if (isOneBit(failed) && !this.#passes(entry)) failed |= this.#elsewhere;
    if (isOneBit(failed))
      for (const at of this.asked.counted)
        if (failed === 0 || failed === 1 << at) this.#count(entry, at);
    return failed;
  }

  #passes(entry: One): boolean {
    return this.asked.also?.(entry) !== false && this.#matches?.(entry) !== false;
  }

  #count(entry: One, at: number): void {
    const counts = this.counts[at];
    const value = entry.values[at];
    if (counts && value !== undefined) counts[value] = (counts[value] ?? 0) + 1;
  }
}

function named(counts: Uint32Array, texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [id, count] of counts.entries()) if (count > 0) found.set(texts[id] ?? '', count);
  return found;
}

/** One page of what is asked for, in its order, with what there is to choose from. */
export function queryView<One extends Entry, Sort extends string>(
  view: View<One, Sort>,
  asked: Asked<One, Sort>,
): Found<One> {
  const { offset, limit, each } = asked;
  const texts = view.ids.map((dictionary) => dictionary.texts);
  const sieve = new Sieve(texts, asked);
  const ordered = view.inOrder(asked.sort);
  const entries: One[] = [];
  let found = 0;
  for (let step = 0; step < ordered.length; step++) {
    const entry = ordered[asked.descending ? ordered.length - 1 - step : step];
    if (!entry) continue;
    const failed = sieve.failed(entry);
    each?.(entry, failed);
    if (failed !== 0) continue;
    if (found >= offset && entries.length < limit) entries.push(entry);
    found++;
  }
  return { entries, found, counts: sieve.counts.map((one, at) => named(one, texts[at] ?? [])) };
}
