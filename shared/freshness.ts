import { z } from 'zod';

/**
 * How well one kind of object is known. `readAt` is the last moment (milliseconds since 1970, the
 * server's clock) at which the copy was known to equal the cluster.
 */
export const freshness = z.discriminatedUnion('state', [
  z.object({ state: z.literal('loading'), since: z.number(), loaded: z.number() }),
  z.object({ state: z.literal('live'), readAt: z.number() }),
  z.object({ state: z.literal('stale'), readAt: z.number(), why: z.string() }),
  z.object({ state: z.literal('forbidden'), why: z.string() }),
  z.object({ state: z.literal('absent'), why: z.string() }),
  z.object({ state: z.literal('unreachable'), since: z.number(), why: z.string() }),
]);
export type Freshness = z.infer<typeof freshness>;
