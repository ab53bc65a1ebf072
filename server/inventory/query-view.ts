import { byText } from './order';
import { type Also, empty, failedFilters, type Filters } from './sieve';
import type { Entry, View } from './view';

/** How many entries there are that carry one of these marks (0: all), except those that one of these filters refuses. */
export interface Total {
  readonly unless: number;
  readonly marks: number;
}

export interface Asked<Sort extends string> extends Filters {
  /** The facets whose values are counted. */
  readonly counted: readonly number[];
  readonly totals?: readonly Total[];
  readonly sort: Sort;
  readonly descending: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface Found<One extends Entry> {
  readonly entries: One[];
  /** How many there are of which `entries` is one page. */
  readonly found: number;
  /** Facet by facet how many would be found with each of its values chosen alone, under all other filters. */
  readonly counts: readonly ReadonlyMap<string, number>[];
  /** One for each that was asked for. */
  readonly totals: readonly number[];
  /** The values of a facet that any entry has, except entries that one of these filters refuses. */
  readonly valuesUnless: (facet: number, unless: number) => string[];
}

/** One page of what is asked for, in its order, with what there is to choose from. */
export function queryView<One extends Entry, Sort extends string>(
  view: View<One, Sort>,
  asked: Asked<Sort> & { readonly also?: Also<One> },
): Found<One> {
  const { columns } = view;
  const texts = view.ids.map((dictionary) => dictionary.texts);
  const failed = failedFilters(columns, texts, asked);
  const counts = texts.map(() => new Map<string, number>());
  for (const at of asked.counted) {
    const column = columns.values[at];
    if (column) counts[at] = countValues(failed, column, texts[at] ?? [], 1 << at);
  }
  const found = passing(failed);
  return {
    entries: pageOf(view.inOrder(asked.sort), failed, Math.min(asked.limit, found), asked),
    found,
    counts,
    totals: (asked.totals ?? []).map((total) => totalOf(failed, columns.marks, total)),
    valuesUnless(facet, unless) {
      const seen = seenIds(failed, columns.values[facet] ?? new Uint32Array(), unless);
      return [...seen].map((id) => texts[facet]?.[id] ?? '').toSorted(byText);
    },
  };
}

function passing(failed: Uint16Array): number {
  let found = 0;
  for (let slot = 0; slot < failed.length; slot++) if (failed[slot] === 0) found++;
  return found;
}

/** Those that every filter lets through, and those that only `own` does not. */
function countValues(
  failed: Uint16Array,
  column: Uint32Array,
  texts: readonly string[],
  own: number,
): Map<string, number> {
  const counts = new Uint32Array(texts.length);
  for (let slot = 0; slot < failed.length; slot++) {
    const against = failed[slot];
    if (against !== 0 && against !== own) continue;
    const value = column[slot] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  const named = new Map<string, number>();
  for (const [id, count] of counts.entries()) if (count > 0) named.set(texts[id] ?? '', count);
  return named;
}

function totalOf(failed: Uint16Array, marks: Uint8Array, total: Total): number {
  let count = 0;
  const unless = total.unless | empty;
  for (let slot = 0; slot < failed.length; slot++) {
    if (((failed[slot] ?? 0) & unless) !== 0) continue;
    if (total.marks === 0 || ((marks[slot] ?? 0) & total.marks) !== 0) count++;
  }
  return count;
}

function seenIds(failed: Uint16Array, column: Uint32Array, unless: number): Set<number> {
  const seen = new Set<number>();
  let last = -1;
  for (let slot = 0; slot < failed.length; slot++) {
    if (((failed[slot] ?? 0) & (unless | empty)) !== 0) continue;
    const id = column[slot] ?? 0;
    if (id !== last) seen.add(id);
    last = id;
  }
  return seen;
}

/** Goes through the order only until the page is full. */
function pageOf<One extends Entry>(
  ordered: readonly One[],
  failed: Uint16Array,
  limit: number,
  { offset, descending }: { readonly offset: number; readonly descending: boolean },
): One[] {
  const entries: One[] = [];
  let skip = offset;
  for (let step = 0; step < ordered.length && entries.length < limit; step++) {
    const entry = ordered[descending ? ordered.length - 1 - step : step];
    if (!entry || failed[entry.slot] !== 0) continue;
    if (skip > 0) skip--;
    else entries.push(entry);
  }
  return entries;
}
