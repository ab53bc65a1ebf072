// @ts-check

/**
 * What `npm run long` knows. Each takes at most 60 minutes, goes on where it was cut off, and leaves its
 * result in bench/results; `npm test` runs one round of one that is `sampled`, another one every day. A long test
 * joins the sample when all of its rounds have passed once, and leaves it when one of them fails.
 * @type {readonly { name: string, file: string, what: string, sampled: boolean }[]}
 */
export const longs = [
  {
    name: 'outages',
    file: 'e2e/long/outages.long.ts',
    what: 'seeded sequences of kills, stops, holds and compactions under the reflectors',
    sampled: true,
  },
  {
    name: 'root-causes',
    file: 'e2e/long/root-causes.long.ts',
    what: 'certificates that are broken in different real ways, an ACME server among what breaks them, beside cmctl',
    sampled: true,
  },
  {
    name: 'reflector-seeds',
    file: 'e2e/long/reflector-seeds.long.ts',
    what: 'seeded sequences of outages before the API server, to our reflector and to the stock informer',
    sampled: true,
  },
  {
    name: 'fuzz',
    file: 'e2e/long/fuzz.long.ts',
    what: 'a hundred thousand hostile objects for everything that is told of objects',
    sampled: true,
  },
  {
    name: 'kills',
    file: 'e2e/long/kills.long.ts',
    what: 'SIGKILL of the app before, inside and after every step of upgrade and backup, and of helm',
    sampled: true,
  },
  {
    name: 'fencing',
    file: 'e2e/long/fencing.long.ts',
    what: 'holders of a run that are stopped for twice their Lease and continued',
    sampled: true,
  },
  {
    name: 'double-starts',
    file: 'e2e/long/double-starts.long.ts',
    what: 'the same plan started by two tabs and another process at the same moment',
    sampled: true,
  },
  {
    name: 'inventory',
    file: 'e2e/long/inventory.long.ts',
    what: '10,000 and 50,000 Certificates with their Secrets, beside curl, the stock ListWatch and kubectl',
    sampled: true,
  },
];
