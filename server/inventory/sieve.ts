import type { Columns } from './columns';
import { soughtIn } from './sought';
import type { Entry } from './view';
import { type Window, windowOf } from './window';

export interface Filters extends Window {
  /** Facet by facet which values are wanted; undefined: all. */
  readonly wanted: readonly (((value: string) => boolean) | undefined)[];
  readonly text?: string | undefined;
}

/** What else is asked of each entry. */
export type Also<One extends Entry> = ((entry: One) => boolean) | undefined;

/** The bit of a place in which nothing is stored: no list has so many facets. */
export const empty = 1 << 15;
const nothing = 0xffff;

/** Place by place which filters do not let through what is stored there: bit N for facet N, the next one for all others. */
export function failedFilters<One extends Entry>(
  columns: Columns<One>,
  texts: readonly (readonly string[])[],
  filters: Filters & { readonly also?: Also<One> },
): Uint16Array {
  const { stored } = columns;
  const failed = new Uint16Array(stored.length);
  for (let slot = 0; slot < failed.length; slot++)
    if (stored[slot] === undefined) failed[slot] = nothing;
  for (const [at, values] of texts.entries()) {
    const wants = filters.wanted[at];
    const column = columns.values[at];
    if (!wants || !column) continue;
    const refused = Uint16Array.from(values, (one) => (wants(one) ? 0 : 1 << at));
    for (let slot = 0; slot < failed.length; slot++)
      failed[slot] = (failed[slot] ?? 0) | (refused[column[slot] ?? 0] ?? 0);
  }
  const elsewhere = 1 << texts.length;
  refuseByEnd(failed, columns.ends, elsewhere, filters);
  refuseByText(failed, columns, elsewhere, filters);
  refuseAlso(failed, stored, elsewhere, filters.also);
  return failed;
}

function refuseByEnd(failed: Uint16Array, ends: Float64Array, bit: number, window: Window): void {
  const found = windowOf(window);
  if (!found) return;
  const [from, until] = found;
  for (let slot = 0; slot < failed.length; slot++) {
    const end = ends[slot] ?? Number.NaN;
    if (!(end >= from && end < until)) failed[slot] = (failed[slot] ?? 0) | bit;
  }
}

function refuseAlso<One extends Entry>(
  failed: Uint16Array,
  stored: readonly (One | undefined)[],
  bit: number,
  also: Also<One>,
): void {
  if (!also) return;
  for (const [slot, entry] of stored.entries())
    if (entry && !also(entry)) failed[slot] = (failed[slot] ?? 0) | bit;
}

function refuseByText<One extends Entry>(
  failed: Uint16Array,
  { stored, texts, serials }: Columns<One>,
  bit: number,
  { text }: Filters,
): void {
  const sought = soughtIn(text);
  if (!sought) return;
  const holding = texts.holding(stored, sought.text);
  const withSerial =
    sought.digits === undefined ? undefined : serials.holding(stored, sought.digits);
  for (let slot = 0; slot < failed.length; slot++)
    if (holding[slot] !== 1 && withSerial?.[slot] !== 1) failed[slot] = (failed[slot] ?? 0) | bit;
}
