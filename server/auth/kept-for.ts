/** Remembers what `make` promised per key for so many milliseconds; a failure is not remembered. */
export class KeptFor<T> {
  readonly #kept = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  constructor(private readonly milliseconds: number) {}

  get(key: string, make: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const found = this.#kept.get(key);
    if (found && found.until > now) return found.value;
    for (const [old, { until }] of this.#kept) if (until <= now) this.#kept.delete(old);
    const value = make();
    this.#kept.set(key, { until: now + this.milliseconds, value });
    value.catch(() => this.#kept.delete(key));
    return value;
  }
}
