interface Window {
  readonly endsAfter?: number | undefined;
  readonly endsBefore?: number | undefined;
}

/** A filter by when a certificate ends; what has no end is in no window. */
export function endsIn<One>(
  { endsAfter, endsBefore }: Window,
  of: (one: One) => number | undefined,
): ((one: One) => boolean) | undefined {
  if (endsAfter === undefined && endsBefore === undefined) return undefined;
  const [from, until] = [endsAfter ?? -Infinity, endsBefore ?? Infinity];
  return (one) => {
    const end = of(one);
    return end !== undefined && end >= from && end < until;
  };
}
