import { z } from 'zod';

import { cause } from './chain';

/** What does not work of cert-manager itself, and what is known of why. */
export const installationCauses = z.object({
  causes: z.array(cause),
  /** What could not be read, and why: nothing is concluded from it. */
  unread: z.array(z.object({ what: z.string(), why: z.string() })),
  /** The API server's clock, milliseconds since 1970. */
  now: z.number(),
});
export type InstallationCauses = z.infer<typeof installationCauses>;
