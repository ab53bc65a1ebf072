import type { FacetCount } from '@/shared/facet';

import { apart } from './several';

/** More values than this are not chosen from a list; the text search finds the others. */
const mostValues = 100;

const valuesOf = (facet: string, counts: ReadonlyMap<string, number>) =>
  facet === 'findings' ? apart(counts) : counts;

/** The most frequent values of those facets that were asked for. */
export function facetAnswer<Facet extends string>(
  facets: readonly string[],
  counts: readonly ReadonlyMap<string, number>[],
  asked: readonly Facet[],
): Partial<Record<Facet, FacetCount[]>> {
  const answer: Partial<Record<Facet, FacetCount[]>> = {};
  for (const facet of asked)
    answer[facet] = mostFrequent(valuesOf(facet, counts[facets.indexOf(facet)] ?? new Map()));
  return answer;
}

export function mostFrequent(counts: ReadonlyMap<string, number>): FacetCount[] {
  return [...counts]
    .filter(([value]) => value !== '')
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, mostValues);
}
