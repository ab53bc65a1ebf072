// @ts-check

/**
 * A line per part and the whole, slowest visible at a glance.
 * @param {readonly { name: string, seconds: number }[]} times
 * @param {number} milliseconds that passed in all
 */
export function printTimes(times, milliseconds) {
  const rows = [...times, { name: 'in all', seconds: milliseconds / 1000 }];
  const width = Math.max(...rows.map(({ name }) => name.length));
  process.stdout.write('\n');
  for (const { name, seconds } of rows)
    process.stdout.write(`${name.padEnd(width)}  ${seconds.toFixed(1).padStart(7)} s\n`);
}
