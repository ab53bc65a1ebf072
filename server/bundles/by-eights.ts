/** Does `work` on each, eight at a time: the API server serves others, too. */
export async function byEights<T>(
  all: Iterable<T>,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const rest = all[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    for (let next = rest.next(); !next.done && !failed; next = rest.next()) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- eight of these run beside each other
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}
