import { isFailure } from '@/shared/failure';
import type { Freshness } from '@/shared/freshness';

import type { Cluster } from '../kube/cluster';
import { describeRequest } from '../kube/describe-request';
import { list } from '../kube/list';
import { listWhole } from '../kube/list-whole';
import { networkFailure } from '../kube/network-failure';
import type { KubeObject } from '../kube/object';
import { backoff, pause } from '../kube/pause';
import { type Kind, resourcePath } from '../kube/resource-path';
import { statusOf } from '../kube/status-failure';
import { watch, type WatchEvent } from '../kube/watch';
import { inSlices } from './slices';

export interface ReflectorOptions<Row> {
  readonly cluster: Cluster;
  readonly kind: Kind;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  readonly only?: 'metadata';
  /** Keeps what is needed of an object; must not throw, whatever the object looks like. */
  readonly project: (object: KubeObject) => Row;
  /** Called after every change with what the row was before and is now; without a key the whole kind was read anew. */
  changed(key?: { namespace?: string; name: string }, before?: Row, after?: Row): void;
  /** Called for each row that was written or deleted, with what it was before, earlier than `changed`. */
  wrote?(key: string, before: Row | undefined, after: Row | undefined): void;
  /** Called when `rows` became another map. */
  replaced?(rows: ReadonlyMap<string, Row>): void;
  /** When the API server last answered anything, milliseconds since 1970. */
  readonly heardAt: () => number;
  readonly timers?: Partial<ReflectorTimers>;
}

/** All in milliseconds. */
export interface ReflectorTimers {
  readonly firstRetry: number;
  readonly mostRetry: number;
  /** A watch without a byte for so long is dead; the API server sends a bookmark about each minute. */
  readonly watchSilence: number;
  /** How long an answer to a list may take, and the word that a watch is open. */
  readonly listSilence: number;
  /** How long a server's Retry-After is obeyed at most: one odd answer must not blind us for a day. */
  readonly mostAsked: number;
  /** How long to wait before asking again for what is forbidden or not there. */
  readonly refusedRetry: number;
  /** How long to wait before listing anew what may be listed and not watched. */
  readonly unwatchedRetry: number;
  /** How long such a refusal must last before it is believed: an API server that starts refuses what it allows later. */
  readonly doubt: number;
}

const defaultTimers: ReflectorTimers = {
  firstRetry: 250,
  mostRetry: 5_000,
  watchSilence: 100_000,
  listSilence: 15_000,
  mostAsked: 30_000,
  refusedRetry: 10_000,
  unwatchedRetry: 60_000,
  doubt: 5_000,
};

/** Milliseconds. Whoever looks asks everything again each time, while there is nothing to spare. */
const progressEvery = 1_000;

type Phase =
  | { readonly is: 'loading'; readonly since: number; readonly loaded: number }
  /** Between two watches: what was read is as old as the last word of the watch before. */
  | { readonly is: 'opening' }
  | { readonly is: 'watching' }
  | { readonly is: 'broken'; readonly since: number; readonly error: unknown };

/**
 * Keeps slim rows of one kind in one cluster: a paged list, then a watch from its resourceVersion. A broken
 * watch goes on where it was; only a resourceVersion that the API server no longer knows (410) leads to a list.
 */
export class Reflector<Row> {
  #rows = new Map<string, Row>();
  #phase: Phase = { is: 'loading', since: Date.now(), loaded: 0 };
  #complete = false;
  #resourceVersion: string | undefined;
  #readAt = 0;
  #listedAt = -Infinity;
  #refusedSince: number | undefined;
  /** It may not be watched, and perhaps be listed. */
  #isUnwatched = false;
  #reconnect = new AbortController();
  /**
   * The first list is read whole. A later one must not lie before what is known already, and a connection on which it
   * did not arrive in time carries pages.
   */
  #readsPages = false;
  readonly #timers: ReflectorTimers;

  constructor(readonly options: ReflectorOptions<Row>) {
    this.#timers = { ...defaultTimers, ...options.timers };
  }

  /** Keyed `namespace/name`, or `name` where the kind has no namespace. */
  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get freshness(): Freshness {
    const phase = this.#phase;
    if (phase.is === 'loading')
      return { state: 'loading', since: phase.since, loaded: phase.loaded };
    if (phase.is === 'opening') return { state: 'live', readAt: this.#readAt };
    if (phase.is === 'watching')
      return { state: 'live', readAt: Math.max(this.#readAt, this.options.heardAt()) };
    const why = phase.error instanceof Error ? phase.error.message : String(phase.error);
    if (this.#complete) return { state: 'stale', readAt: this.#readAt, why };
    if (isFailure(phase.error) && phase.error.code === 'forbidden')
      return { state: 'forbidden', why };
    if (isFailure(phase.error) && phase.error.code === 'not-found') return { state: 'absent', why };
    return { state: 'unreachable', since: phase.since, why };
  }

  /** Lets the watch go on over a new connection, from where it was. */
  reconnect(): void {
    this.#reconnect.abort();
  }

  /** Runs until `signal` aborts; every failure leads back into the loop. */
  async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      this.#reconnect = new AbortController();
      if (this.#phase.is === 'watching') this.#phase = { is: 'opening' };
      try {
        if (this.#resourceVersion === undefined) await this.#list(signal);
        const began = performance.now();
        await this.#watch(signal, () => (attempt = 0));
        // A server or proxy that ends every watch at once must not be asked in a tight loop.
        if (performance.now() - began < 1_000) await pause(this.#timers.firstRetry, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!this.#reconnect.signal.aborted) await this.#rest(error, attempt, signal);
      }
    }
  }

  /** Which of the kind's objects are kept. */
  get #selection() {
    const { fieldSelector, labelSelector, only } = this.options;
    return {
      ...(fieldSelector && { fieldSelector }),
      ...(labelSelector && { labelSelector }),
      ...(only && { only }),
    };
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { cluster, kind } = this.options;
    const rows = new Map<string, Row>();
    let resourceVersion = '';
    const since = this.#since();
    let toldAt = -Infinity;
    const read = this.#readsPages ? list : listWhole;
    this.#readsPages = true;
    for await (const page of read(cluster, kind, {
      signal,
      silence: this.#timers.listSilence,
      ...this.#selection,
    })) {
      await inSlices(page.items, (object) =>
        this.#write(rows, keyOf(object), this.options.project(object)),
      );
      resourceVersion = page.resourceVersion;
      if (this.#complete) continue;
      // Nothing older is shown meanwhile, so what has arrived may be seen at once.
      this.#phase = { is: 'loading', since, loaded: rows.size };
      this.#replace(rows);
      if (performance.now() - toldAt < progressEvery) continue;
      toldAt = performance.now();
      this.options.changed();
    }
    this.#replace(rows);
    this.#resourceVersion = resourceVersion;
    this.#complete = true;
    this.#listedAt = performance.now();
    this.#readAt = Date.now();
    this.options.changed();
  }

  async #watch(signal: AbortSignal, opened: () => void): Promise<void> {
    const { cluster, kind } = this.options;
    const unopened = new AbortController();
    const timer = setTimeout(
      () => unopened.abort(noAnswer(cluster, kind)),
      this.#timers.listSilence,
    );
    const events = watch(cluster, kind, {
      resourceVersion: this.#resourceVersion ?? '',
      signal: AbortSignal.any([signal, this.#reconnect.signal, unopened.signal]),
      silence: this.#timers.watchSilence,
      ...this.#selection,
      opened: () => {
        clearTimeout(timer);
        opened();
        this.#heard();
      },
    });
    try {
      for await (const event of events) this.#take(event);
    } finally {
      clearTimeout(timer);
    }
    // The server ends a watch only when all that happened until now is told.
    this.#readAt = Date.now();
  }

  #take(event: WatchEvent): void {
    this.#heard();
    if (event.type === 'BOOKMARK') {
      this.#resourceVersion = event.resourceVersion;
      return;
    }
    const { object } = event;
    const key = keyOf(object);
    const before = this.#rows.get(key);
    if (event.type === 'DELETED') this.#delete(key);
    else this.#write(this.#rows, key, this.options.project(object));
    this.#resourceVersion = object.metadata.resourceVersion;
    this.options.changed(object.metadata, before, this.#rows.get(key));
  }

  #write(rows: Map<string, Row>, key: string, after: Row): void {
    const before = rows.get(key);
    rows.set(key, after);
    if (rows === this.#rows) this.options.wrote?.(key, before, after);
  }

  #delete(key: string): void {
    const before = this.#rows.get(key);
    if (this.#rows.delete(key)) this.options.wrote?.(key, before, undefined);
  }

  #replace(rows: Map<string, Row>): void {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.options.replaced?.(rows);
  }

  /** Since when the kind is not known as it is now; goes on through failed attempts. */
  #since(): number {
    return 'since' in this.#phase ? this.#phase.since : Date.now();
  }

  #heard(): void {
    const before = this.#phase.is;
    this.#readAt = Date.now();
    this.#refusedSince = undefined;
    this.#isUnwatched = false;
    this.#phase = { is: 'watching' };
    if (before === 'loading' || before === 'broken') this.options.changed();
  }

  async #rest(error: unknown, attempt: number, signal: AbortSignal): Promise<void> {
    this.#phase = { is: 'broken', since: this.#since(), error };
    const watched = this.#resourceVersion !== undefined;
    if (isGone(error)) {
      this.#resourceVersion = undefined;
      // A server that forgets what it listed just now, or in the middle of a list, must not be asked in a tight loop.
      if (watched && performance.now() - this.#listedAt > 1_000) return;
    }
    const { firstRetry, mostRetry, refusedRetry, unwatchedRetry, mostAsked } = this.#timers;
    const refused = this.#believes(error);
    if (refused && watched) {
      // Whether it may not be read at all, or not be watched alone, its list will tell.
      this.#resourceVersion = undefined;
      const isKnown = this.#isUnwatched;
      this.#isUnwatched = true;
      if (!isKnown) return;
    } else if (refused) this.#forget();
    this.options.changed();
    const retry = watched ? unwatchedRetry : refusedRetry;
    const wait = refused ? retry : backoff(attempt, firstRetry, mostRetry);
    const asked = Math.min((statusOf(error)?.retryAfter ?? 0) * 1000, mostAsked);
    await pause(Math.max(wait, asked), signal);
  }

  #believes(error: unknown): boolean {
    if (!isRefused(error)) {
      this.#refusedSince = undefined;
      return false;
    }
    this.#refusedSince ??= performance.now();
    return !this.#complete || performance.now() - this.#refusedSince >= this.#timers.doubt;
  }

  /** What may no longer be read, or whose kind is gone, is not shown any more either. */
  #forget(): void {
    this.#replace(new Map());
    this.#resourceVersion = undefined;
    this.#complete = false;
    this.#isUnwatched = false;
  }
}

/** An open watch may be silent for long, but the word that it is open must come as soon as any other answer. */
function noAnswer(cluster: Cluster, kind: Kind) {
  const what = describeRequest('GET', resourcePath(kind), true);
  return networkFailure({ code: 'ETIMEDOUT' }, what, cluster);
}

/** The API server no longer knows this resourceVersion. */
function isGone(error: unknown): boolean {
  const status = statusOf(error);
  return status?.status === 410 || status?.reason === 'Expired';
}

/** The kind may not be read, or does not exist (yet). */
function isRefused(error: unknown): boolean {
  return isFailure(error) && (error.code === 'forbidden' || error.code === 'not-found');
}

function keyOf({ metadata }: KubeObject): string {
  return metadata.namespace ? `${metadata.namespace}/${metadata.name}` : metadata.name;
}
