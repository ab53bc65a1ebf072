import { z } from 'zod';

import { failureCodes } from './failure';
import { finding } from './finding';
import { probeSample } from './probe';

export const wizardNames = ['backup', 'upgrade'] as const;
export type WizardName = (typeof wizardNames)[number];

/** What a run's id looks like, wherever somebody names one. */
export const runId = z.string().regex(/^[\w.-]{1,100}$/);

/** Who did something with a run. */
export const doer = z.object({ name: z.string() });

/** What a run is: decided at its start, never changed. */
export const runHead = z.object({
  id: z.string(),
  wizard: z.enum(wizardNames),
  cluster: z.string(),
  actor: z.object({ name: z.string(), via: z.enum(['link', 'token', 'bearer']) }),
  /** Milliseconds since 1970, as all times here. */
  startedAt: z.number(),
  // Optional, as JSON leaves out what is undefined: what a browser receives is then of the same type.
  answers: z.unknown().optional(),
  plan: z.unknown().optional(),
  planHash: z.string(),
  steps: z.array(z.object({ id: z.string(), title: z.string() })),
  /** The steps that abort takes instead of the rest. */
  recovery: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type RunHead = z.infer<typeof runHead>;

/** What somebody asks of a run; kept with it, so that a restart forgets none. */
export const wishes = ['pause', 'resume', 'cancel', 'abort'] as const;
export type Wish = (typeof wishes)[number];

/** cert-manager's own, each with a container that logs. */
export const components = ['controller', 'webhook', 'cainjector'] as const;

/** Where a line comes from: helm, a component's container, or Certferry itself. */
export const lineSources = ['helm', ...components, 'certferry'] as const;
export type LineSource = (typeof lineSources)[number];
export const lineSeverities = ['debug', 'info', 'warning', 'error'] as const;
export type LineSeverity = (typeof lineSeverities)[number];

export const logLine = z.object({
  at: z.number(),
  source: z.enum(lineSources),
  severity: z.enum(lineSeverities),
  text: z.string(),
});
export type LogLine = z.infer<typeof logLine>;

/** What a step wants to know of a person. `secret`: never kept, asked again after a restart. */
export const question = z.object({
  id: z.string(),
  secret: z.boolean(),
  title: z.string(),
  hint: z.string(),
});
export type Question = z.infer<typeof question>;

/** The certificates against those of the census taken before, as the guard sees them now. */
export const censusSample = z.object({
  at: z.number(),
  compared: z.number(),
  same: z.number(),
  /** `namespace/name` of Secrets whose data is another now; at most 100. */
  changed: z.array(z.string()),
  /** CertificateRequests made since. */
  requests: z.number(),
});
export type CensusSample = z.infer<typeof censusSample>;

const failed = { code: z.enum(failureCodes), why: z.string() };
const step = { step: z.string() };

/** What is written to the journal; the names are the past tense of what happened. */
export const runEvent = z.discriminatedUnion('is', [
  /** A process took the run: the first one at its start, others after a restart or an outage. */
  z.object({ is: z.literal('taken'), epoch: z.number(), holder: z.string(), by: doer.optional() }),
  z.object({ is: z.literal('step-began'), ...step, attempt: z.number() }),
  z.object({ is: z.literal('step-skipped'), ...step, why: z.string() }),
  z.object({ is: z.literal('step-done'), ...step }),
  z.object({ is: z.literal('step-failed'), ...step, ...failed }),
  z.object({
    is: z.literal('progress'),
    ...step,
    done: z.number(),
    of: z.number().optional(),
    what: z.string(),
  }),
  z.object({ is: z.literal('found'), step: z.string().optional(), finding }),
  z.object({ is: z.literal('asked'), ...step, question }),
  /** The value of a secret answer is never in an event. */
  z.object({
    is: z.literal('answered'),
    question: z.string(),
    by: doer,
    value: z.string().optional(),
  }),
  /** `number` counts what was asked of the run; absent where a guard asks. */
  z.object({
    is: z.literal('wished'),
    wish: z.enum(wishes),
    by: doer,
    why: z.string().optional(),
    number: z.number().optional(),
  }),
  z.object({ is: z.literal('paused') }),
  /** Goes on by itself once the API server answers (`server`), or when a person presses Continue (`person`). */
  z.object({ is: z.literal('waited'), for: z.enum(['server', 'person']), ...failed }),
  z.object({ is: z.literal('resumed') }),
  z.object({ is: z.literal('recovering'), why: z.string() }),
  /** What a step found out that later steps and the page need: small, by name. */
  z.object({ is: z.literal('told'), name: z.string(), value: z.unknown().optional() }),
  z.object({ is: z.literal('probed'), sample: probeSample }),
  z.object({ is: z.literal('census'), sample: censusSample }),
  z.object({ is: z.literal('line'), step: z.string().optional(), line: logLine }),
  z.object({ is: z.literal('lines-skipped'), count: z.number() }),
  z.object({
    is: z.literal('ended'),
    outcome: z.enum(['succeeded', 'failed', 'cancelled', 'aborted']),
    why: z.string().optional(),
  }),
]);
export type RunEvent = z.infer<typeof runEvent>;

/** An event as it stands in the journal: numbered without gaps in the order in which they were written. */
export const journalEvent = z.object({ n: z.number(), at: z.number(), event: runEvent });
export type JournalEvent = z.infer<typeof journalEvent>;
