import { followRun } from '@/server/engine/follow-run';
import { readRun } from '@/server/engine/read-run';
import type { Cluster } from '@/server/kube/cluster';
import type { JournalEvent, RunEvent } from '@/shared/run';

/** The first event after that number which is so; it throws when none comes, or a person would have to come first. */
export async function untilEvent(
  at: Cluster,
  id: string,
  isSo: (event: RunEvent) => boolean,
  { after = 0, seconds = 240 } = {},
): Promise<JournalEvent> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1_000);
  try {
    for await (const batch of followRun(at, id, after, stop.signal)) {
      for (const one of batch) {
        if (isSo(one.event)) return one;
        // Nobody will come.
        if (one.event.is === 'waited' && one.event.for === 'person')
          throw new Error(`Run ${id} waits for a person: ${one.event.why}`);
      }
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  const { phase, steps } = await readRun(at, id);
  const said = steps.map(({ id: step, state }) => `${step}: ${JSON.stringify(state)}`);
  throw new Error(
    `Waited ${seconds} s in vain for run ${id}: ${JSON.stringify(phase)}\n${said.join('\n')}`,
  );
}
