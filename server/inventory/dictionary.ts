/** Small numbers for texts that many entries share, so that filtering and counting need not compare texts. */
export class Dictionary {
  readonly #ids = new Map<string, number>();
  readonly #texts: string[] = [];

  get texts(): readonly string[] {
    return this.#texts;
  }

  id(text: string): number {
    const found = this.#ids.get(text);
    if (found !== undefined) return found;
    this.#ids.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }
}
