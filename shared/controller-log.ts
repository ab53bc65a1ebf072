import { z } from 'zod';

import { objectReference } from './finding';
import { lineSeverities } from './run';

/** What cert-manager's controller has logged about one Certificate and what its issuance goes through. */
export const controllerLog = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('read'),
    /** The newest first, redacted. */
    lines: z.array(
      z.object({
        at: z.number().describe('milliseconds since 1970, UTC'),
        severity: z.enum(lineSeverities),
        text: z.string(),
        /** The Pod that wrote it. */
        pod: objectReference,
      }),
    ),
    /** How many older ones name it as well. */
    more: z.number(),
    /** How many of the last lines of each Pod were looked at. */
    lookedAt: z.number(),
    pods: z.array(objectReference),
  }),
  z.object({ is: z.literal('unread'), why: z.string() }),
]);
export type ControllerLog = z.infer<typeof controllerLog>;
