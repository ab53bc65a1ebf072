/** The values in an order of their own, so that two lists can be compared whatever theirs was. */
export function sorted<T>(values: Iterable<T>): T[] {
  const texts = new Map([...values].map((value) => [value, JSON.stringify(value)]));
  return [...values].toSorted((a, b) => ((texts.get(a) ?? '') < (texts.get(b) ?? '') ? -1 : 1));
}
