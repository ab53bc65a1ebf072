/** A filter that lets those values through; none where nothing was chosen. */
export function wanted(
  chosen: readonly string[] | undefined,
): ((value: string) => boolean) | undefined {
  const values = chosen && new Set(chosen);
  return values && ((value) => values.has(value));
}
