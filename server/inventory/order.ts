/** Code point order: the same on every machine, unlike a locale's. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export type Key<One> = (one: One) => string | number;

/** Compares by the first key, where that is equal by the second, and so on. */
export function comparing<One>(...keys: readonly Key<One>[]): (a: One, b: One) => number {
  return (a, b) => {
    for (const key of keys) {
      const left = key(a);
      const right = key(b);
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
}
