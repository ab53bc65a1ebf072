// @ts-check

/**
 * @typedef {{ name: string, seconds: number }} Time
 * @typedef {object} Progress
 * @property {<T>(name: string, work: () => Promise<T>, words?: { doing?: string, done?: string }) => Promise<T>} item
 *   does the work and shows that it runs, and how long it took
 * @property {(text: string) => void} note a line of its own
 * @property {readonly Time[]} times of the items that ended well, in that order
 */

const LOG_EVERY = 30_000;

/**
 * Shows what is being done: on a terminal a line that counts seconds, in a log a line at the start,
 * at the end and every 30 s.
 * @param {NodeJS.WriteStream} [out]
 * @returns {Progress}
 */
export function progress(out = process.stdout) {
  /** @type {Time[]} */
  const times = [];
  /** @type {Map<string, number>} */
  const running = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  let ticker;

  const redraw = () => {
    const texts = [...running].map(([name, since]) => `${name} ${seconds(since)} s`);
    const width = (out.columns ?? 80) - 1;
    out.write(`\r\x1b[2K${texts.join(', ').slice(0, width)}`);
  };
  /** @param {string} text */
  const note = (text) => {
    out.write(out.isTTY && running.size > 0 ? `\r\x1b[2K${text}\n` : `${text}\n`);
    if (out.isTTY && running.size > 0) redraw();
  };
  const tick = () => {
    if (out.isTTY) return redraw();
    for (const [name, since] of running) note(`  ${name}: ${seconds(since)} s so far`);
  };

  return {
    times,
    note,
    async item(name, work, { doing = 'started', done = 'done' } = {}) {
      const since = performance.now();
      if (!out.isTTY) note(`${name} ${doing}`);
      running.set(name, since);
      ticker ??= setInterval(tick, out.isTTY ? 1000 : LOG_EVERY);
      ticker.unref();
      if (out.isTTY) redraw();
      /** @param {string} how */
      const end = (how) => {
        running.delete(name);
        if (out.isTTY) out.write('\r\x1b[2K');
        note(`${name} ${how}, ${seconds(since)} s`);
        if (running.size > 0) return;
        clearInterval(ticker);
        ticker = undefined;
      };
      try {
        const result = await work();
        times.push({ name, seconds: (performance.now() - since) / 1000 });
        end(done);
        return result;
      } catch (error) {
        end('failed');
        throw error;
      }
    },
  };
}

/** @param {number} since */
function seconds(since) {
  const passed = (performance.now() - since) / 1000;
  return passed < 10 ? passed.toFixed(1) : String(Math.round(passed));
}
