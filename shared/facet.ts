import { z } from 'zod';

/** A value that rows have, and how many would be found with it alone chosen, under all other filters. */
export const facetCount = z.object({ value: z.string(), count: z.number() });
export type FacetCount = z.infer<typeof facetCount>;

/** The most frequent values of each facet that was asked for. */
export function facetCounts<const Facet extends string>(facets: readonly Facet[]) {
  return z.partialRecord(z.enum(facets), z.array(facetCount));
}
