/** Milliseconds: the first after a rest is worked at almost at once, with those of the same moment. */
const moment = 5;

/**
 * Works at what is added, in rounds that begin `quiet` milliseconds after the end of the one before. `work` says whether
 * a round has to be repeated.
 */
export function createRounds(
  quiet: number,
  work: (items: ReadonlySet<string>) => Promise<'done' | 'again'>,
) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let endedAt = -Infinity;

  function schedule() {
    if (running) return;
    timer ??= setTimeout(() => void round(), Math.max(moment, endedAt + quiet - Date.now()));
  }

  async function round() {
    running = true;
    timer = undefined;
    const items = new Set(waiting);
    waiting.clear();
    if ((await work(items)) === 'again') for (const item of items) waiting.add(item);
    running = false;
    endedAt = Date.now();
    if (waiting.size > 0) schedule();
  }

  return {
    add(items: Iterable<string>) {
      for (const item of items) waiting.add(item);
      if (waiting.size > 0) schedule();
    },
    stop() {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
