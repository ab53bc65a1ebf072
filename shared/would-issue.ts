import { z } from 'zod';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** The checks of cert-manager's trigger chain and, for the last one, of its readiness. */
export const triggerChecks = [
  'secret-exists',
  'secret-has-data',
  'key-pair',
  'issuer',
  'certificate-name',
  'private-key',
  'request-key',
  'request-spec',
  'stored-names',
  'renewal',
  'expiry',
] as const;
export type TriggerCheck = (typeof triggerChecks)[number];

/** Whether cert-manager would issue a Certificate anew, as the installed release decides it. */
export const wouldIssue = z.discriminatedUnion('would', [
  z.object({
    would: z.literal('stay'),
    /** When it renews by itself; absent where its renewal policy is Disabled. */
    renewsAt: moment.optional(),
  }),
  z.object({
    would: z.literal('issue'),
    check: z.enum(triggerChecks),
    /** Reason and message of the condition Issuing, in cert-manager's words. */
    reason: z.string(),
    message: z.string(),
  }),
  /** Something keeps the chain from being asked. */
  z.object({
    would: z.literal('wait'),
    because: z.enum(['being-deleted', 'issuing', 'not-owner', 'duplicate-requests', 'back-off']),
    until: moment.optional(),
    why: z.string(),
  }),
  /** A part of what it depends on may not or could not be read. */
  z.object({ would: z.literal('unknown'), why: z.string() }),
]);
export type WouldIssue = z.infer<typeof wouldIssue>;
