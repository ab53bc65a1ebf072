import { z } from 'zod';

import { resources } from './actor';
import { freshness } from './freshness';

/** What a browser tab follows. One subscription per tab carries all of its topics. */
export const liveTopics = z.object({
  inventory: z.object({ cluster: z.string() }).optional(),
});

/** One message of the stream: what changed since the one before, never the objects themselves. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changed'),
    cluster: z.string(),
    resource: z.enum(resources),
    /** `namespace/name` (or `name`) of what changed; undefined: more than could be told apart, read again. */
    keys: z.array(z.string()).optional(),
  }),
  z.object({
    kind: z.literal('freshness'),
    cluster: z.string(),
    of: z.record(z.enum(resources), freshness),
    now: z.number(),
  }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
