/** A window of time by when a certificate ends; what has no end is in none. */
export interface Window {
  readonly endsAfter?: number | undefined;
  readonly endsBefore?: number | undefined;
}

/** From where to where, the end left out; undefined: at any time or never. */
export function windowOf({ endsAfter, endsBefore }: Window): readonly [number, number] | undefined {
  if (endsAfter === undefined && endsBefore === undefined) return undefined;
  return [endsAfter ?? -Infinity, endsBefore ?? Infinity];
}
