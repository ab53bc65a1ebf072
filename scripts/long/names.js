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
  {
    name: 'kills',
    file: 'e2e/long/kills.long.ts',
    what: 'SIGKILL of the app before, inside and after every step of upgrade and backup, and of helm',
  },
  {
    name: 'fencing',
    file: 'e2e/long/fencing.long.ts',
    what: 'holders of a run that are stopped for twice their Lease and continued',
  },
  {
    name: 'double-starts',
    file: 'e2e/long/double-starts.long.ts',
    what: 'the same plan started by two tabs and another process at the same moment',
  },
];
