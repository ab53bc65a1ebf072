import { Columns } from './columns';
import { Dictionary } from './dictionary';
import { inOrderOf } from './in-order-of';
import { KeptOrder } from './kept-order';
import { comparing, type Key } from './order';

/** What a list keeps of one object in order to find, count and sort it. */
export interface Entry {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** Lower-case hex digits. */
  readonly serial?: string | undefined;
  /** One id a facet of the list, in its order; none any more once the columns have them. */
  values: readonly number[];
  /** Until this time it says the same; milliseconds since 1970. */
  readonly until: number;
  /** When its certificate ends; NaN where it has none. */
  readonly ends: number;
  /** Bits of the list's own that are counted. */
  readonly marks: number;
  /** Where it stands in the columns. */
  slot: number;
  /** Another one has taken its place, or its object is gone. */
  gone: boolean;
}

/** One list for people with the same rights. */
export interface Listing<One extends Entry, Sort extends string> {
  readonly facets: readonly string[];
  /** The order of all, which decides where a sort does not. */
  readonly place: readonly Key<One>[];
  readonly sorts: Readonly<Record<Sort, readonly Key<One>[]>>;
  keys(): Iterable<string>;
  /** What the entry says at `now`; undefined where there is no such object, or it may not be seen. */
  entry(key: string, now: number, ids: readonly Dictionary[]): One | undefined;
  /** What the entry says where it could not be made: `why`. Undefined as above; must not throw. */
  odd(key: string, why: string, ids: readonly Dictionary[]): One | undefined;
  /** All that a text is searched in, in lower case, one value a line. */
  readonly text: (one: One) => string;
  /** What all entries depend on besides objects: how well other kinds are known. */
  context(): string;
}

/**
 * A list as people with the same rights see it. What changes is only marked; it is read when somebody asks, and
 * what only the clock changes is looked at when its time has come.
 */
export class View<One extends Entry, Sort extends string> {
  readonly #entries = new Map<string, One>();
  readonly #orders = new Map<Sort, KeptOrder<One>>();
  readonly #dirty = new Set<string>();
  #ids: readonly Dictionary[] = [];
  #columns: Columns<One>;
  #placed: KeptOrder<One> | undefined;
  /** Of what it was made; undefined: everything has to be read anew. */
  #context: string | undefined;
  #nextUntil = Infinity;
  #version = 0;

  constructor(private readonly listing: Listing<One, Sort>) {
    this.#columns = this.#newColumns();
  }

  get entries(): ReadonlyMap<string, One> {
    return this.#entries;
  }

  /** The texts behind the entries' values, facet by facet. */
  get ids(): readonly Dictionary[] {
    return this.#ids;
  }

  get columns(): Columns<One> {
    return this.#columns;
  }

  /** Another number after every change of what it shows. */
  get version(): number {
    return this.#version;
  }

  mark(key: string): void {
    // What is read anew as a whole need not be remembered one by one.
    if (this.#context !== undefined) this.#dirty.add(key);
  }

  markAll(): void {
    this.#context = undefined;
    this.#dirty.clear();
  }

  /** Brings it to what is known at `now`. */
  refresh(now: number): void {
    const context = this.listing.context();
    if (context === this.#context) this.#update(now);
    else this.#rebuild(now, context);
  }

  inOrder(sort: Sort): readonly One[] {
    const found = this.#orders.get(sort);
    if (found) return found.entries;
    const { place, sorts } = this.listing;
    const keys = sorts[sort];
    this.#placed ??= new KeptOrder(
      comparing(...place),
      inOrderOf([...this.#entries.values()], place),
    );
    if (keys.length === 0) return this.#placed.entries;
    const sorted = inOrderOf(this.#placed.entries, keys);
    const made = new KeptOrder(comparing(...keys, ...place), sorted);
    this.#orders.set(sort, made);
    return made.entries;
  }

  /** An entry whose text cannot be put together is found by its key, and costs no search. */
  #newColumns(): Columns<One> {
    const { facets, text } = this.listing;
    return new Columns(facets.length, (one) => {
      try {
        return text(one);
      } catch {
        return one.key.toLowerCase();
      }
    });
  }

  #rebuild(now: number, context: string): void {
    this.#ids = this.listing.facets.map(() => new Dictionary());
    this.#entries.clear();
    this.#columns = this.#newColumns();
    this.#orders.clear();
    this.#placed = undefined;
    this.#dirty.clear();
    this.#nextUntil = Infinity;
    for (const key of this.listing.keys()) this.#make(key, now);
    this.#context = context;
    this.#version++;
  }

  #update(now: number): void {
    if (now >= this.#nextUntil) this.#markDue(now);
    if (this.#dirty.size === 0) return;
    const fresh: One[] = [];
    for (const key of this.#dirty) {
      const before = this.#entries.get(key);
      if (before) this.#drop(before);
      const entry = this.#make(key, now);
      if (entry) fresh.push(entry);
    }
    this.#dirty.clear();
    this.#placed?.take(fresh);
    for (const order of this.#orders.values()) order.take(fresh);
    this.#version++;
  }

  #make(key: string, now: number): One | undefined {
    const entry = this.#read(key, now);
    if (!entry) return undefined;
    this.#entries.set(key, entry);
    this.#columns.add(entry);
    if (entry.until < this.#nextUntil) this.#nextUntil = entry.until;
    return entry;
  }

  /** One object that nobody thought of costs its own row, and never the list. */
  #read(key: string, now: number): One | undefined {
    try {
      return this.listing.entry(key, now, this.#ids);
    } catch (error) {
      return this.listing.odd(key, whyOdd(error), this.#ids);
    }
  }

  #drop(entry: One): void {
    entry.gone = true;
    this.#entries.delete(entry.key);
    this.#columns.remove(entry);
  }

  #markDue(now: number): void {
    this.#nextUntil = Infinity;
    for (const { key, until } of this.#entries.values()) {
      if (until <= now) this.#dirty.add(key);
      else if (until < this.#nextUntil) this.#nextUntil = until;
    }
  }
}

/** Rows are made of what may be seen, and of nothing secret: what went wrong may be told. */
function whyOdd(error: unknown): string {
  const told = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return `Certferry cannot judge this object: it is made in a way that Certferry does not know (${told}). Look at it with kubectl.`;
}
