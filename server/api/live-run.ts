import { isFailure } from '@/shared/failure';
import type { LiveTopics } from '@/shared/live';

import { followRun } from '../engine/follow-run';
import type { Cluster } from '../kube/cluster';
import { backoff, pause } from '../kube/pause';
import { failureOf } from './failure-to-trpc';
import type { Cursors } from './live-cursor';
import type { Telling } from './live-told';

/** Events of one message at most. */
const mostEvents = 500;

/** The number after which the run is told: the reader's own, or that of a stream of the same run before. */
function startAfter({ id, after }: NonNullable<LiveTopics['run']>, before?: string): number {
  const [of, number = ''] = before?.split(':') ?? [];
  return of === id && /^\d{1,15}$/.test(number) ? Math.max(after, Number(number)) : after;
}

/** Refusals that end by themselves, or when somebody grants a right. */
const mayPass = (error: unknown) =>
  isFailure(error) && ['unavailable', 'forbidden', 'unauthorized'].includes(error.code);

/** What is written into one run's journal, read with the person's own credentials. */
export async function* liveRun(
  at: Cluster,
  topic: NonNullable<LiveTopics['run']>,
  before: Cursors | undefined,
  signal: AbortSignal,
): Telling {
  const { id } = topic;
  const cluster = at.name;
  let last = startAfter(topic, before?.run);
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      for await (const events of followRun(at, id, last, signal)) {
        attempt = 0;
        for (let from = 0; from === 0 || from < events.length; from += mostEvents) {
          const some = events.slice(from, from + mostEvents);
          last = some.at(-1)?.n ?? last;
          yield {
            message: { kind: 'run', cluster, id, events: some },
            cursor: `${id}:${last}`,
          };
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      const { code, message: why } = failureOf(error);
      yield { message: { kind: 'run-failed', cluster, id, code, why }, cursor: `${id}:${last}` };
      if (!mayPass(error)) return;
    }
    await pause(backoff(attempt, 2_000, 10_000), signal);
  }
}
