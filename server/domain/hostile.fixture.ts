/** The same numbers for the same seed (mulberry32), so that a failure can be had again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const odd: readonly ((random: () => number) => unknown)[] = [
  () => null,
  () => undefined,
  () => '',
  () => 'constructor',
  () => '__proto__',
  () => '\u0000\ud800\uffff',
  () => 'x'.repeat(100_000),
  () => '9999-99-99T99:99:99Z',
  () => '+275760-09-13T00:00:00Z',
  () => 0,
  () => -1,
  () => 1e308,
  () => true,
  () => false,
  () => [],
  () => ({}),
  () => [null, [null], { name: null }],
  () => Array.from({ length: 5_000 }, (_, index) => (index % 3 ? `name-${index}` : null)),
  () => ({ length: 3, 0: 'a' }),
  () => JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1, "hasOwnProperty": null}'),
  (random) => random() * 1e15,
  (random) => Buffer.from(String(random())).toString('base64'),
];

/** A copy of `value` in which each part is, with the given chance, something that nobody expects there. */
export function hostile(value: unknown, random: () => number, chance: number): unknown {
  if (random() < chance) return odd[Math.floor(random() * odd.length)]?.(random);
  if (Array.isArray(value)) return value.map((one) => hostile(one, random, chance));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, hostile(inner, random, chance)]),
  );
}
