import { z } from 'zod';

export const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string(),
  message: z.string(),
  since: z.number().describe('milliseconds since 1970, UTC').optional(),
});
export type Condition = z.infer<typeof condition>;
