interface Named {
  readonly name: string;
}

/** Which objects belong to each other one, by that one's `namespace/name`. */
export class Groups<Facts extends Named> {
  /** Nearly every group has one member only: a map for each would cost more than what is in it. */
  readonly #of = new Map<string, Facts | Map<string, Facts>>();

  count(key: string): number {
    const found = this.#of.get(key);
    if (found === undefined) return 0;
    return isMany(found) ? found.size : 1;
  }

  get(key: string, name: string): Facts | undefined {
    const found = this.#of.get(key);
    if (found === undefined) return undefined;
    if (isMany(found)) return found.get(name);
    return found.name === name ? found : undefined;
  }

  all(key: string): Iterable<Facts> {
    const found = this.#of.get(key);
    if (found === undefined) return [];
    return isMany(found) ? found.values() : [found];
  }

  add(key: string, facts: Facts): void {
    const found = this.#of.get(key);
    if (found === undefined) this.#of.set(key, facts);
    else if (isMany(found)) found.set(facts.name, facts);
    else if (found.name === facts.name) this.#of.set(key, facts);
    else this.#of.set(key, new Map([found, facts].map((one) => [one.name, one])));
  }

  remove(key: string, { name }: Named): void {
    const found = this.#of.get(key);
    if (found === undefined) return;
    if (isMany(found)) {
      found.delete(name);
      if (found.size === 0) this.#of.delete(key);
    } else if (found.name === name) this.#of.delete(key);
  }

  clear(): void {
    this.#of.clear();
  }
}

function isMany<Facts>(found: Facts | Map<string, Facts>): found is Map<string, Facts> {
  return found instanceof Map;
}
