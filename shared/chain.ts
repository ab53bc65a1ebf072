import { z } from 'zod';

import { condition } from './condition';
import { objectReference } from './finding';
import { knownSymptom } from './symptom';

const moment = z.number().describe('milliseconds since 1970, UTC');

/** What something says, word by word. */
export const evidence = z.object({
  from: z.enum(['condition', 'state', 'event', 'log', 'facts']),
  object: objectReference,
  text: z.string(),
  at: moment.optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** Why a Certificate, or an issuer, is not as it should be. */
export const cause = z.object({
  sentence: z.string(),
  /** The deepest object that fails. */
  link: objectReference,
  evidence,
  /** Empty: nobody knows what the evidence says. */
  symptoms: z.array(knownSymptom),
  remedy: z.string(),
  /** Shows the same with kubectl or cmctl. */
  command: z.string(),
  /** When it may be over, where the evidence says so: a rate limit, a back-off. */
  until: moment.optional(),
});
export type Cause = z.infer<typeof cause>;

/** As much of it as a row has room for. */
export const rowCause = cause.pick({ sentence: true, link: true });
export type RowCause = z.infer<typeof rowCause>;

/** `working`: waits for something that is on its way. `unread`: may not be read, or could not. */
export const nodeStates = ['sound', 'working', 'failing', 'absent', 'unread'] as const;

/** One object that a Certificate's issuance goes through. */
export const chainNode = z.object({
  object: objectReference,
  state: z.enum(nodeStates),
  /** Why it is in that state; empty where it is sound. */
  why: z.string(),
  conditions: z.array(condition),
  /** What else is to be known of it, in order. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type ChainNode = z.infer<typeof chainNode>;

export const chainEvents = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('read'),
    events: z.array(
      z.object({
        object: objectReference,
        warning: z.boolean(),
        reason: z.string(),
        message: z.string(),
        /** The controller that told it. */
        from: z.string(),
        count: z.number(),
        first: moment.optional(),
        at: moment.optional(),
      }),
    ),
  }),
  z.object({ is: z.literal('unread'), why: z.string() }),
]);
export type ChainEvents = z.infer<typeof chainEvents>;
