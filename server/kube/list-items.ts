const quote = 0x22;
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** How deep the list itself lies, and the objects in its `items`. */
const ofList = 1;
const ofItems = 2;

/**
 * Cuts a Kubernetes list that arrives in pieces into its objects, so that no more than one of them is ever held. What
 * parses JSON as a stream tells each token to JavaScript, which takes tens of times as long as this and `JSON.parse`
 * of each object.
 */
export class ListItems {
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** The newest text at the list's own level, to tell `items` from its other fields. */
  #field = '';
  #inItems = false;
  /** Where in this piece what is open now begins. */
  #from = 0;
  /** Of the object that is not whole yet, what earlier pieces held. */
  #begun: Buffer[] = [];
  /** The list without its objects. */
  #rest: Buffer[] = [];

  /** The objects that are whole with this piece. */
  take(piece: Buffer): unknown[] {
    const whole: unknown[] = [];
    this.#from = 0;
    for (let at = 0; at < piece.length; at++) {
      // Every byte of every object comes by here.
      if (this.#inString) at = this.#endOfString(piece, at);
      const byte = piece[at];
      if (byte === quote) this.#open();
      else if (byte === openObject || byte === openArray) this.#descend(piece, at);
      else if (byte === closeObject || byte === closeArray) {
        this.#depth--;
        if (this.#inItems && this.#depth <= ofItems) this.#ascend(piece, at, whole);
      }
    }
    if (!this.#inItems) this.#rest.push(piece.subarray(this.#from));
    else if (this.#depth > ofItems) this.#begun.push(piece.subarray(this.#from));
    return whole;
  }

  /** What else the list says, when all of it has arrived; throws where it was cut off. */
  end(): unknown {
    return JSON.parse(Buffer.concat(this.#rest).toString('utf8'));
  }

  #open(): void {
    this.#inString = true;
    if (this.#depth === ofList) this.#field = '';
  }

  /** Where the text ends in which `at` lies; at the latest, where the piece does. */
  #endOfString(piece: Buffer, at: number): number {
    let end = at;
    let isEscaped = this.#isEscaped;
    for (; end < piece.length; end++) {
      const byte = piece[end];
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) break;
    }
    if (this.#depth === ofList) this.#field += piece.toString('latin1', at, end);
    this.#isEscaped = isEscaped;
    this.#inString = end === piece.length;
    return end + 1;
  }

  #descend(piece: Buffer, at: number): void {
    if (this.#inItems && this.#depth === ofItems) this.#from = at;
    this.#depth++;
    if (this.#depth !== ofItems || piece[at] !== openArray || this.#field !== 'items') return;
    this.#rest.push(piece.subarray(this.#from, at + 1));
    this.#inItems = true;
  }

  /** Out of an object, or out of their array. */
  #ascend(piece: Buffer, at: number, whole: unknown[]): void {
    if (this.#depth === ofItems) {
      whole.push(this.#parse(piece.subarray(this.#from, at + 1)));
      return;
    }
    this.#inItems = false;
    this.#from = at;
  }

  #parse(last: Buffer): unknown {
    const bytes = this.#begun.length > 0 ? Buffer.concat([...this.#begun, last]) : last;
    this.#begun = [];
    return JSON.parse(bytes.toString('utf8'));
  }
}
