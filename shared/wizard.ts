import { z } from 'zod';

import { abortOutcomes } from './abort-outcome';
import { access, accessAnswer } from './access';
import { finding } from './finding';
import { runId, wishes, wizardNames } from './run';
import { runPhase } from './run-state';

export const wizardView = z.object({
  name: z.enum(wizardNames),
  title: z.string(),
  about: z.string(),
  exclusive: z.boolean(),
});

/** The exclusive run that holds a cluster. */
export const holder = z.object({
  run: z.string(),
  wizard: z.enum(wizardNames),
  by: z.string(),
  since: z.number(),
});
export type Holder = z.infer<typeof holder>;

export const planQuery = z.object({
  cluster: z.string(),
  wizard: z.enum(wizardNames),
  answers: z.record(z.string(), z.unknown()),
});

/** What would be done: shown as it is, and done as it was shown. */
export const planAnswer = z.object({
  wizard: z.enum(wizardNames),
  /** By the wizard's own schema: `upgradePlan`, `backupPlan`. */
  plan: z.unknown().optional(),
  /** Over the decisions of the plan; `runs.start` refuses when it has become another. */
  hash: z.string(),
  steps: z.array(z.object({ id: z.string(), title: z.string() })),
  findings: z.array(finding),
  access: accessAnswer,
  /** Who holds the cluster now; an exclusive run cannot start. */
  held: holder.optional(),
});
export type PlanAnswer = z.infer<typeof planAnswer>;

export const startInput = planQuery.extend({ planHash: z.string() });
export const runInput = z.object({ cluster: z.string(), id: runId });
export const answerInput = runInput.extend({
  question: z.string(),
  value: z.string().min(1).max(10_000),
});

/** What can be asked of a run that has not ended. */
export type RunAct = (typeof wishes)[number] | 'answer';

const lacked = z.array(access);
/** What somebody lacks for each of it; an empty list: they may. All are empty where the run has ended. */
export const runRights = z.object({
  pause: lacked,
  resume: lacked,
  cancel: lacked,
  abort: lacked,
  answer: lacked,
} satisfies Record<RunAct, typeof lacked>);
export type RunRights = z.infer<typeof runRights>;

/** One row of the list of runs. */
export const runSummary = z.object({
  id: z.string(),
  wizard: z.enum(wizardNames),
  by: z.string(),
  startedAt: z.number(),
  lastAt: z.number(),
  phase: runPhase,
  wish: z.enum(wishes).optional(),
  /** Steps that are done or skipped, and all of them. */
  done: z.number(),
  of: z.number(),
  /** The step that runs, failed or was interrupted. */
  at: z.string().optional(),
  /** The verdict's sentence, or why it ended. */
  sentence: z.string().optional(),
  /** What the verdict of an upgrade says; absent before it, and for wizards without one. */
  kept: z.boolean().optional(),
  /** What the abort of an aborted run led to: all was put back, the release was left, or it only stopped. */
  aborted: z.enum(abortOutcomes).optional(),
});
export type RunSummary = z.infer<typeof runSummary>;

export const runList = z.object({
  runs: z.array(runSummary),
  held: holder.optional(),
  /** Why it is not known whether somebody holds the cluster. */
  heldUnknown: z.string().optional(),
  /** Runs that could not be read, and why: never left out in silence. */
  unreadable: z.array(z.object({ id: z.string(), why: z.string() })),
  now: z.number(),
});
export type RunList = z.infer<typeof runList>;
