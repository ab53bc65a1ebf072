import { z } from 'zod';

import { finding } from './finding';
import { probeSample } from './probe';
import { censusSample, question, runHead, wishes } from './run';

export const stepState = z.discriminatedUnion('is', [
  z.object({ is: z.literal('to-do') }),
  z.object({ is: z.literal('running'), since: z.number(), attempt: z.number() }),
  z.object({ is: z.literal('done'), began: z.number(), ended: z.number() }),
  z.object({ is: z.literal('skipped'), why: z.string() }),
  /** Was under way when the run was paused, aborted or ended; it is taken again from its beginning, if at all. */
  z.object({
    is: z.literal('interrupted'),
    began: z.number(),
    at: z.number(),
    attempt: z.number(),
  }),
  z.object({
    is: z.literal('failed'),
    began: z.number(),
    at: z.number(),
    attempt: z.number(),
    code: z.string(),
    why: z.string(),
  }),
]);
export type StepState = z.infer<typeof stepState>;

export const stepView = z.object({
  id: z.string(),
  title: z.string(),
  state: stepState,
  /** When its first attempt began, whatever came of that one. */
  firstBegan: z.number().optional(),
  progress: z.object({ done: z.number(), of: z.number().optional(), what: z.string() }).optional(),
});
export type StepView = z.infer<typeof stepView>;

export const runPhase = z.discriminatedUnion('is', [
  z.object({ is: z.literal('running') }),
  z.object({
    is: z.literal('paused'),
    since: z.number(),
    by: z.string(),
    why: z.string().optional(),
  }),
  /** For the API server, which is asked again by itself, or for a person: an answer, credentials, a decision. */
  z.object({
    is: z.literal('waiting'),
    for: z.enum(['question', 'server', 'person']),
    since: z.number(),
    code: z.string().optional(),
    why: z.string(),
  }),
  z.object({
    is: z.literal('ended'),
    outcome: z.enum(['succeeded', 'failed', 'cancelled', 'aborted']),
    at: z.number(),
    why: z.string().optional(),
  }),
]);
export type RunPhase = z.infer<typeof runPhase>;

export const probeTotals = z.object({
  made: z.number(),
  refused: z.number(),
  unanswered: z.number(),
  slowest: z.number(),
  gap: z.number(),
  reasons: z.array(z.string()),
  /** For the plot, the newest last; at most 600. */
  samples: z.array(probeSample),
});
export type ProbeTotals = z.infer<typeof probeTotals>;

/** What a page shows of a run: its head and its journal, folded by `foldRun`. */
export const runState = z.object({
  head: runHead,
  /** The number of the last folded event, and its time; 0 before the first. */
  last: z.number(),
  lastAt: z.number(),
  phase: runPhase,
  /** Asked for and not yet carried out. */
  wish: z
    .object({
      wish: z.enum(wishes),
      by: z.string(),
      since: z.number(),
      why: z.string().optional(),
    })
    .optional(),
  /** How many wishes were heard of until now. */
  wishes: z.number(),
  /** Why the steps of the abort are taken instead of the rest. */
  recovering: z.string().optional(),
  steps: z.array(stepView),
  recovery: z.array(stepView),
  findings: z.array(finding),
  question: question.optional(),
  told: z.record(z.string(), z.unknown()),
  probe: probeTotals,
  census: censusSample.optional(),
  /** When a process took the run, the first at its start; between `after` and `at` nobody measured. */
  taken: z.array(z.object({ at: z.number(), after: z.number().optional() })),
});
export type RunState = z.infer<typeof runState>;
