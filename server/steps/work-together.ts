/**
 * Does `work` with every item, so many at once. The first that fails ends what is under way of the others and is thrown
 * when all have ended.
 */
export async function workTogether<Item>(
  items: readonly Item[],
  together: number,
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const left = [...items];
  const failures: unknown[] = [];
  const worker = async () => {
    try {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        either.throwIfAborted();
        await work(one, either);
      }
    } catch (error) {
      failures.push(error);
      stop.abort();
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
