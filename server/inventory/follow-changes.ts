import { pause } from '../kube/pause';
import type { Change, Changes } from './changes';

/**
 * Milliseconds. The first change after a rest travels almost at once, with those of the same moment; what comes after it
 * is gathered.
 */
const [moment, gather] = [5, 40];

export interface Batch {
  readonly cursor: string;
  /** Undefined: more than is remembered, or of another epoch; everything may have changed. */
  readonly changes: readonly Change[] | undefined;
}

export function cursorOf({ epoch, last }: Changes): string {
  return `${epoch}:${last}`;
}

function numberIn(cursor: string, { epoch }: Changes): number | undefined {
  const [of, number] = cursor.split(':');
  return of === epoch && /^\d+$/.test(number ?? '') ? Number(number) : undefined;
}

/** Waits for the next change, or until `signal` aborts. */
function nextChange(changes: Changes, after: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = changes.listen(done);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted || changes.last > after) done();
  });
}

/** Every change after `cursor`, in batches, as long as the reader reads; a slow one gets larger batches. */
export async function* followChanges(
  changes: Changes,
  cursor: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  let at = cursor === undefined ? changes.last : numberIn(cursor, changes);
  if (at === undefined) {
    at = changes.last;
    yield { cursor: cursorOf(changes), changes: undefined };
  }
  let told = -Infinity;
  while (!signal.aborted) {
    await nextChange(changes, at, signal);
    await pause(Math.max(moment, told + gather - performance.now()), signal);
    if (signal.aborted) return;
    told = performance.now();
    const batch = changes.after(at);
    at = changes.last;
    yield { cursor: cursorOf(changes), changes: batch };
  }
}
