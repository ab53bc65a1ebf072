import { z } from 'zod';

/** An object by what people call it. */
export const objectReference = z.object({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
});

/**
 * `breaks`: people or programs are refused, or will be. `blocks`: the run does not start. `warns`: read it before you go on.
 * `tells`: was looked at, and is in order.
 */
const severities = ['breaks', 'blocks', 'warns', 'tells'] as const;

/** One thing that is wrong or worth knowing. */
export const finding = z.object({
  /** Stable, kebab-case: `release-pending`. */
  code: z.string(),
  severity: z.enum(severities),
  object: objectReference.optional(),
  sentence: z.string(),
  /** What to do about it; empty where there is nothing to do. */
  remedy: z.string(),
});
export type Finding = z.infer<typeof finding>;
