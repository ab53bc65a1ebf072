import { z } from 'zod';

import { requestState } from './request';

/** The issuances of one Certificate whose requests are still there, the newest first. */
export const revisions = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('read'),
    requests: z.array(
      z.object({
        name: z.string(),
        revision: z.number().optional(),
        state: requestState,
        createdAt: z.number().describe('milliseconds since 1970, UTC').optional(),
      }),
    ),
  }),
  z.object({ is: z.literal('unread'), why: z.string() }),
]);
export type Revisions = z.infer<typeof revisions>;
