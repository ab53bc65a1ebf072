/** Several values of one facet as one text: there are few such sets, and lists compare numbers for texts. */
export const joined = (values: readonly string[]): string =>
  [...new Set(values)].toSorted().join(' ');

/** For a facet of several values: whether any of them is wanted. */
export function anyWanted(
  values: readonly string[] | undefined,
): ((value: string) => boolean) | undefined {
  if (!values) return undefined;
  const chosen = new Set(values);
  return (value) => value.split(' ').some((one) => chosen.has(one));
}

/** Counts of sets as counts of each value in them. */
export function apart(counts: ReadonlyMap<string, number>): Map<string, number> {
  const found = new Map<string, number>();
  for (const [values, count] of counts)
    for (const one of values.split(' ')) found.set(one, (found.get(one) ?? 0) + count);
  return found;
}
