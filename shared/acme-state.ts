import { z } from 'zod';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** As the ACME server and cert-manager call it; `new`: cert-manager has not asked the ACME server yet. */
export const acmeState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('valid') }),
  z.object({
    state: z.enum([
      'invalid',
      'errored',
      'expired',
      'unknown',
      'new',
      'pending',
      'processing',
      'ready',
    ]),
    why: z.string(),
    since: moment.optional(),
  }),
]);
export type AcmeState = z.infer<typeof acmeState>;

export const acmeStates = [
  'invalid',
  'errored',
  'expired',
  'unknown',
  'new',
  'pending',
  'processing',
  'ready',
  'valid',
] as const satisfies readonly AcmeState['state'][];
