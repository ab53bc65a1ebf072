import { z } from 'zod';

import { resources } from './actor';
import { besides } from './beside';
import { failureCodes } from './failure';
import { freshness } from './freshness';
import { journalEvent, logLine, runId } from './run';

/** What a browser tab follows, all of it in one cluster. One subscription per tab carries all of its topics. */
export const liveTopics = z.object({
  inventory: z.object({ cluster: z.string() }).optional(),
  /** One run's journal: every event with a number above `after`. */
  run: z
    .object({
      cluster: z.string(),
      id: runId,
      after: z.number().int().min(0),
    })
    .optional(),
  /** The logs of cert-manager's pods, from `since` (milliseconds since 1970) or their last lines. */
  logs: z.object({ cluster: z.string(), since: z.number().min(0).optional() }).optional(),
});
export type LiveTopics = z.infer<typeof liveTopics>;

/** A line of a component's log. */
export const podLine = logLine.extend({ pod: z.string() });
export type PodLine = z.infer<typeof podLine>;

const failed = { cluster: z.string(), code: z.enum(failureCodes), why: z.string() };

/** One message of the stream: what changed since the one before, never the objects themselves. */
export const liveMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('changed'),
    cluster: z.string(),
    resource: z.enum([...resources, ...besides]),
    /** `namespace/name` (or `name`) of what changed; undefined: more than could be told apart, read again. */
    keys: z.array(z.string()).optional(),
    /** What these belong to or name: `certificates/shop/web` of a CertificateRequest. */
    links: z.array(z.string()).optional(),
  }),
  z.object({
    kind: z.literal('freshness'),
    cluster: z.string(),
    of: z.record(z.enum(resources), freshness),
    now: z.number(),
  }),
  /** What the journal says after what was told before; without events: it can be read again. */
  z.object({
    kind: z.literal('run'),
    cluster: z.string(),
    id: z.string(),
    events: z.array(journalEvent),
  }),
  /**
   * The run cannot be read now. `unavailable` and `forbidden` are tried again by the server, and a message `run` says
   * that it works again; after any other code nothing more is told of this run.
   */
  z.object({ kind: z.literal('run-failed'), id: z.string(), ...failed }),
  /** Lines in the order of their times; `skipped` more came before them than a slow reader could be told. */
  z.object({
    kind: z.literal('log'),
    cluster: z.string(),
    lines: z.array(podLine),
    skipped: z.number(),
    /** Pods that were said not to be readable and are again, whether they log anything or not. */
    again: z.array(z.string()).optional(),
  }),
  /** The logs (of one pod, or all) cannot be read now; the server tries again. */
  z.object({ kind: z.literal('log-failed'), pod: z.string().optional(), ...failed }),
]);
export type LiveMessage = z.infer<typeof liveMessage>;
