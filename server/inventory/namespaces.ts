/** The namespaces that have something to show, counted object by object so that nobody walks over all of them. */
export class Namespaces {
  /** By kind, then by namespace, how many objects. */
  readonly #counts = new Map<string, Map<string, number>>();
  #names: readonly string[] | undefined = [];

  /** The same array as long as nothing came or went. */
  get names(): readonly string[] {
    this.#names ??= [
      ...new Set([...this.#counts.values()].flatMap((counts) => [...counts.keys()])),
    ].toSorted();
    return this.#names;
  }

  /** An object of that kind and key (`namespace/name`) came, or went. */
  count(kind: string, key: string, by: 1 | -1): void {
    const end = key.indexOf('/');
    if (end === -1) return;
    const counts = this.#counts.get(kind) ?? new Map<string, number>();
    this.#counts.set(kind, counts);
    const namespace = key.slice(0, end);
    const before = counts.get(namespace) ?? 0;
    if (before + by > 0) counts.set(namespace, before + by);
    else counts.delete(namespace);
    if (before === 0 || before + by <= 0) this.#names = undefined;
  }

  /** All objects of that kind were read anew. */
  replace(kind: string, keys: Iterable<string>): void {
    this.#counts.delete(kind);
    this.#names = undefined;
    for (const key of keys) this.count(kind, key, 1);
  }
}
