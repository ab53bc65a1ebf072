import type { Failure } from '@/shared/failure';
import type { PodLine } from '@/shared/live';

import { pause } from '../kube/pause';

const mostLines = 2_000;
const mostCharacters = 1_000_000;
/** Of one message. */
const mostTold = 500;
/** Lines of several pods that come within so many milliseconds are told in the order of their times. */
const gather = 100;

export type LogNews =
  | {
      readonly is: 'lines';
      readonly lines: readonly PodLine[];
      /** Lines before these that were dropped because the reader is slow. */
      readonly skipped: number;
      readonly again?: readonly string[];
      /** With the last lines of a batch: of each pod, when its last line was written. */
      readonly stamps?: ReadonlyMap<string, string>;
    }
  | { readonly is: 'failed'; readonly failure: Failure; readonly pod?: string };

/** Lines of several pods on their way to one reader. A slow one is told how many lines it missed. */
export class LogBuffer {
  #lines: PodLine[] = [];
  #characters = 0;
  #skipped = 0;
  #failures: Extract<LogNews, { is: 'failed' }>[] = [];
  /** Why each pod ('' for all) could not be read when it was last told. */
  readonly #told = new Map<string, string>();
  #again = new Set<string>();
  #wake = () => {};

  /** `stamps`: of each pod, by a key of its own, when its last line was written that somebody was told. */
  constructor(readonly stamps: Map<string, string>) {}

  push(key: string, stamp: string, line: PodLine): void {
    if (stamp) this.stamps.set(key, stamp);
    this.works(line.pod);
    this.#lines.push(line);
    this.#characters += line.text.length;
    this.#drop();
    this.#wake();
  }

  /** The same failure is told once, until something is heard again. */
  fail(failure: Failure, pod = ''): void {
    if (this.#told.get(pod) === failure.message) return;
    this.#told.set(pod, failure.message);
    this.#failures.push({ is: 'failed', failure, ...(pod && { pod }) });
    this.#wake();
  }

  /** A pod (or `` for the list of them) can be read; where that was not so before, it is told even without lines. */
  works(pod = ''): void {
    if (!this.#told.delete(pod)) return;
    this.#again.add(pod);
    this.#wake();
  }

  /** What was pushed, in the order of its times, until `signal` aborts. */
  async *read(signal: AbortSignal): AsyncGenerator<LogNews, void> {
    while (!signal.aborted) {
      await this.#news(signal);
      await pause(gather, signal);
      yield* this.#failures.splice(0);
      yield* this.#batch();
    }
  }

  *#batch(): Generator<LogNews> {
    const lines = this.#lines.toSorted((a, b) => a.at - b.at);
    if (lines.length === 0 && this.#again.size === 0) return;
    let again = [...this.#again];
    this.#again.clear();
    let skipped = this.#skipped;
    const stamps = new Map(this.stamps);
    [this.#lines, this.#characters, this.#skipped] = [[], 0, 0];
    for (let from = 0; from === 0 || from < lines.length; from += mostTold) {
      const isLast = from + mostTold >= lines.length;
      const some = lines.slice(from, from + mostTold);
      yield {
        is: 'lines',
        lines: some,
        skipped,
        ...(again.length > 0 && { again }),
        ...(isLast && { stamps }),
      };
      [skipped, again] = [0, []];
    }
  }

  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done, { once: true });
      const isQuiet =
        this.#lines.length === 0 && this.#failures.length === 0 && this.#again.size === 0;
      if (signal.aborted || !isQuiet) done();
    });
  }

  /** In larger pieces than one line: moving thousands for each would take longer than reading them. */
  #drop(): void {
    if (this.#lines.length <= mostLines && this.#characters <= mostCharacters) return;
    const dropped = this.#lines.splice(0, Math.ceil(this.#lines.length / 4));
    this.#skipped += dropped.length;
    for (const { text } of dropped) this.#characters -= text.length;
  }
}
