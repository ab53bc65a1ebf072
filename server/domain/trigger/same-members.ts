/** The same texts, as often each, in any order. */
export function sameMembers(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  const sorted = other.toSorted();
  return one.toSorted().every((text, index) => text === sorted[index]);
}
