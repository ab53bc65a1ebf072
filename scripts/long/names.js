// @ts-check

/**
 * What `npm run long` knows. Each takes at most 60 minutes, goes on where it was cut off, and leaves its
 * result in bench/results; `npm test` runs one round of each, another one every day.
 * @type {readonly { name: string, file: string, what: string }[]}
 */
export const longs = [
  {
    name: 'outages',
    file: 'e2e/long/outages.long.ts',
    what: 'seeded sequences of kills, stops, holds and compactions under the reflectors',
  },
];
