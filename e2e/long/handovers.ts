import { setTimeout as sleep } from 'node:timers/promises';

import { readRun } from '@/server/engine/read-run';
import type { Cluster } from '@/server/kube/cluster';
import type { RunEvent } from '@/shared/run';
import { runState } from '@/shared/run-state';

import { type App, type Home, type Person, signIn } from './app';
import { beginRun, planRun, type Wanted } from './begin-run';
import { ask } from './call';
import { untilUpgrading } from './helms';
import { untilEvent } from './journal';
import { stepsOf } from './kill-points';

export const leaseSeconds = 6;

/** The step in which the holder is stopped, and how long after its beginning; `helm` is once helm itself runs. */
export interface Stop {
  readonly step: string;
  readonly milliseconds: number;
  readonly helm: boolean;
}

export interface HandedOver {
  readonly stop: Stop;
  /** The step that was under way when the holder stood still. */
  readonly under: string;
  /** From the stop until another process had the run. */
  readonly seconds: number;
}

interface Holder {
  readonly app: App;
  readonly home: Home;
}

/** Two processes and one run: who has it is stopped, the other takes over, and the first one wakes up again. */
export async function handOver(
  at: Cluster,
  homes: readonly [Home, Home],
  wanted: Wanted,
  stops: readonly Stop[],
): Promise<{ id: string; handed: HandedOver[] }> {
  const [first, second] = await Promise.all(
    homes.map(async (home): Promise<Holder> => ({ home, app: await home.start() })),
  );
  if (!first || !second) throw new Error('There have to be two.');
  try {
    const [person, other] = [await signIn(first.app), await signIn(second.app)];
    const id = await beginRun(person, wanted, (await planRun(person, wanted)).hash);
    await lookAt(other, wanted.cluster, id);
    const handed: HandedOver[] = [];
    const woken: Promise<void>[] = [];
    let after = 0;
    let [holder, next] = [first, second];
    for (const stop of stops) {
      const one = await stopped(at, id, { holder, stop, after });
      handed.push(one.handed);
      woken.push(one.woken);
      ({ after } = one);
      [holder, next] = [next, holder];
    }
    await untilEvent(at, id, (event) => event.is === 'ended', { after });
    await Promise.all(woken);
    // Whoever woke up last still serves its pages.
    await Promise.all([person, other].map((who) => lookAt(who, wanted.cluster, id)));
    return { id, handed };
  } finally {
    await Promise.all([first, second].map(({ app }) => app.stop('SIGKILL')));
  }
}

/** Shows the run to a process: from then on it takes over when the holder's Lease stands still. */
async function lookAt(person: Person, cluster: string, id: string): Promise<void> {
  await ask(person, 'runs.get', { cluster, id }, runState);
}

async function stopped(
  at: Cluster,
  id: string,
  { holder, stop, after }: { holder: Holder; stop: Stop; after: number },
): Promise<{ handed: HandedOver; after: number; woken: Promise<void> }> {
  await untilReached(at, id, { holder, stop, after });
  process.kill(holder.app.pid, 'SIGSTOP');
  const began = performance.now();
  const { steps, last, phase } = await readRun(at, id);
  if (phase.is === 'ended') throw new Error(`The run ended before it stood still in ${stop.step}.`);
  const under = steps.find(({ state }) => state.is === 'running')?.id ?? 'between two steps';
  const taken = await untilEvent(at, id, (event) => event.is === 'taken', { after: last });
  const seconds = (performance.now() - began) / 1_000;
  // Twice the Lease: how long it is away is the fault itself.
  const woken = wakeAfter(2_000 * leaseSeconds - (performance.now() - began), holder);
  return { handed: { stop, under, seconds }, after: taken.n, woken };
}

async function wakeAfter(milliseconds: number, { app }: Holder): Promise<void> {
  await sleep(milliseconds);
  process.kill(app.pid, 'SIGCONT');
}

/** The step may be over by the time: then any later one will do. */
async function untilReached(
  at: Cluster,
  id: string,
  { holder, stop, after }: { holder: Holder; stop: Stop; after: number },
): Promise<void> {
  const steps = stepsOf.upgrade;
  const wanted = steps.indexOf(stop.step);
  const isReached = (event: RunEvent) =>
    event.is === 'ended' || (event.is === 'step-began' && steps.indexOf(event.step) >= wanted);
  const { event } = await untilEvent(at, id, isReached, { after });
  if (event.is === 'ended') throw new Error(`The run ended before ${stop.step} could be stopped.`);
  if (stop.helm && event.is === 'step-began' && event.step === stop.step) {
    const isOver = (one: RunEvent) => one.is === 'step-done' && one.step === stop.step;
    const over = new AbortController();
    await Promise.race([
      untilUpgrading(holder.home.folder, over.signal),
      untilEvent(at, id, isOver, { after }),
    ]).finally(() => over.abort());
  }
  await sleep(stop.milliseconds);
}
