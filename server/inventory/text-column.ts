/** Places of a column that are one text: large enough for the engine's own search, small enough to be made anew. */
const together = 512;
const separator = '\0';

interface Chunk {
  readonly text: string;
  /** Where each place begins, and the end of the last one. */
  readonly starts: Uint32Array;
}

function chunkOf(texts: readonly string[]): Chunk {
  const starts = new Uint32Array(texts.length + 1);
  for (const [index, text] of texts.entries())
    starts[index + 1] = (starts[index] ?? 0) + text.length + separator.length;
  return { text: texts.join(separator) + separator, starts };
}

/**
 * What is searched in, place by place. Fifty thousand texts one by one cost ten times as much as a hundred long ones;
 * they are put together when somebody searches, and only anew where something changed since.
 */
export class TextColumn<One> {
  readonly #chunks: (Chunk | undefined)[] = [];

  constructor(private readonly of: (one: One) => string) {}

  changed(slot: number): void {
    this.#chunks[Math.floor(slot / together)] = undefined;
  }

  /** Place by place whether what is stored there holds the text, which is not empty. */
  holding(stored: readonly (One | undefined)[], sought: string): Uint8Array {
    const holds = new Uint8Array(stored.length);
    for (let first = 0; first < stored.length; first += together) {
      const { text, starts } = this.#chunk(stored, first);
      let index = 0;
      for (let at = text.indexOf(sought); at >= 0;) {
        while ((starts[index + 1] ?? Infinity) <= at) index++;
        const end = starts[index + 1] ?? text.length;
        // What was found in two places at once is in none.
        const isWithin = at + sought.length < end;
        if (isWithin) holds[first + index] = 1;
        at = text.indexOf(sought, isWithin ? end : at + 1);
      }
    }
    return holds;
  }

  #chunk(stored: readonly (One | undefined)[], first: number): Chunk {
    const number = first / together;
    const found = this.#chunks[number];
    if (found) return found;
    const texts = stored.slice(first, first + together).map((one) => (one ? this.of(one) : ''));
    const made = chunkOf(texts);
    this.#chunks[number] = made;
    return made;
  }
}
