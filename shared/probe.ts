import { z } from 'zod';

/**
 * What the admission probe saw in a short time: calls of about five a second which succeed only when
 * cert-manager's webhook let them pass. Times are milliseconds; `from` and `to` since 1970.
 */
export const probeSample = z.object({
  from: z.number(),
  to: z.number(),
  made: z.number(),
  refused: z.number(),
  /** Calls that say nothing of the webhook: nobody answered, or the API server would not even ask it. */
  unanswered: z.number(),
  /** The first refusal's own words; without one, those of the first call that said nothing of the webhook. */
  why: z.string().optional(),
  slowest: z.number(),
  /** The longest time between two accepted calls that ended within this sample. */
  gap: z.number(),
});
export type ProbeSample = z.infer<typeof probeSample>;
