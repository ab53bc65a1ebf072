import { Failure } from '@/shared/failure';
import { perProcess } from '@/shared/per-process';
import type { Question } from '@/shared/run';

import type { Cluster } from '../kube/cluster';
import { backoff, pause } from '../kube/pause';
import { Asking } from './asking';
import type { BoundRun, BoundStep } from './bind-wizard';
import { releaseCluster } from './claim-cluster';
import type { ExecuteOptions } from './execute-options';
import { failureOf } from './failure-of';
import { fenceOf } from './fence-of';
import { followWishes } from './follow-wishes';
import { holdCluster } from './hold-cluster';
import { Journal } from './journal';
import { killPoint } from './kill-point';
import { holderIdentity } from './lease';
import { type Move, nextMove } from './next-move';
import { Guards } from './run-guards';
import type { Wished } from './run-head';
import { stepOf } from './step-of';
import { Teller } from './teller';
import { tidyRun } from './tidy-run';

/** Milliseconds. Long enough for an API server that starts again; a webhook that refuses for ever is not waited for. */
const longestTidying = 120_000;

const executions = perProcess('executions', () => new Map<string, Execution>());
const keyOf = (own: Cluster, id: string) => `${own.server} ${id}`;

/** The run that this process executes now, if it does. */
export function executionOf(own: Cluster, id: string): Execution | undefined {
  return executions.get(keyOf(own, id));
}

/** Executes a run of which this process has the Lease; resolves when it has ended, or waits for a person, or was lost. */
export async function execute(options: ExecuteOptions): Promise<void> {
  const key = keyOf(options.own, options.lease.id);
  const execution = new Execution(options);
  executions.set(key, execution);
  try {
    await execution.run();
  } finally {
    executions.delete(key);
    await options.lease.release();
  }
}

/** Ends what this process executes without a word to the journal, as a kill would; for its own end. */
export function dropExecutions(): void {
  for (const execution of executions.values()) execution.drop();
}

/** What one execution makes once, when it first needs it. */
interface Held {
  bound?: BoundRun;
  guards?: Guards;
  waits: number;
}

class Execution {
  readonly #own: Cluster;
  readonly #as: Cluster;
  readonly #over = new AbortController();
  /** Of the step under way: aborted by an abort, by a lost Lease and by the end of the process. */
  #step = new AbortController();
  readonly #asking = new Asking();
  /** Nothing is listened to any longer: what somebody asks for from now on is for who takes the run next. */
  #isLeaving = false;
  #woken: () => void = () => undefined;
  #journal: Journal | undefined;
  #teller: Teller | undefined;
  #broken: Error | undefined;

  constructor(private readonly options: ExecuteOptions) {
    const { lease, own, actors } = options;
    this.#own = fenceOf(own, lease);
    this.#as = fenceOf(actors.as, lease);
    lease.lost.addEventListener('abort', () => this.drop(), { once: true });
  }

  drop(): void {
    this.#over.abort();
    this.#step.abort();
    this.#woken();
  }

  async answer(question: string, value: string, by: string): Promise<void> {
    if (!this.#teller)
      throw new Failure('not-found', 'Nothing is asked yet. Look at the run again.');
    await this.#asking.answer(this.#teller, question, value, by);
  }

  async run(): Promise<void> {
    const { id } = this.options.lease;
    try {
      this.#journal = await Journal.open(this.#own, id, this.#over.signal);
      if (this.#journal.state.phase.is === 'ended') return await this.#giveBack();
      const teller = new Teller(this.#own, this.#journal, (error) => this.#break(error));
      this.#teller = teller;
      await teller.write({
        is: 'taken',
        epoch: this.options.lease.epoch,
        holder: holderIdentity,
        by: { name: this.options.actors.actor.name },
      });
      void followWishes(
        this.#own,
        id,
        this.#journal.state.wishes,
        (wish) => this.#hear(wish),
        this.#over.signal,
      ).catch((error) => this.#break(error));
      for (const wish of this.#journal.read.wishes) this.#hear(wish);
      const { exclusive } = this.options.wizard;
      if (!exclusive || (await holdCluster(this.#own, id, teller))) await this.#moves(teller);
    } catch (error) {
      if (!this.#over.signal.aborted) throw error;
      if (this.#broken !== undefined) throw this.#broken;
    } finally {
      this.#over.abort();
    }
  }

  /** The journal cannot be written: nothing may happen that is not told. */
  #break(error: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#broken = error instanceof Error ? error : new Error(String(error));
    this.drop();
  }

  #hear({ number, wish, by }: Wished): void {
    if (!this.#teller || this.#isLeaving || number <= this.#teller.state().wishes) return;
    this.#teller.say({ is: 'wished', wish, by: { name: by }, number });
    if (wish === 'abort' && this.#teller.state().recovering === undefined) this.#step.abort();
    this.#woken();
  }

  async #moves(teller: Teller): Promise<void> {
    const held: Held = { waits: 0 };
    try {
      let goesOn = true;
      while (goesOn && !this.#over.signal.aborted) {
        const move = nextMove(teller.state());
        goesOn =
          move.do === 'step'
            ? await this.#take(teller, held, move)
            : await this.#settle(teller, held, move);
      }
      this.#over.signal.throwIfAborted();
    } finally {
      this.#step.abort();
      await held.guards?.end();
    }
  }

  /** Does what somebody asked for; whether the run goes on here. */
  async #settle(teller: Teller, held: Held, move: Exclude<Move, { do: 'step' }>): Promise<boolean> {
    switch (move.do) {
      case 'resume':
        await teller.write({ is: 'resumed' });
        return true;
      case 'recover':
        await teller.write({ is: 'recovering', why: move.why });
        return true;
      case 'stay':
        return false;
      case 'pause':
        await this.#leave(teller, held);
        await teller.write({ is: 'paused' });
        return false;
      case 'end': {
        const { outcome, why } = move;
        if (outcome === 'cancelled') await this.#tidy(teller, held);
        await this.#leave(teller, held);
        await teller.write({ is: 'ended', outcome, ...(why !== undefined && { why }) });
        await this.#giveBack();
        return false;
      }
    }
  }

  /** Takes one step; whether the run goes on here. */
  async #take(
    teller: Teller,
    held: Held,
    { step, attempt }: Extract<Move, { do: 'step' }>,
  ): Promise<boolean> {
    this.#step = new AbortController();
    try {
      const { guards } = await this.#bound(held);
      held.guards ??= new Guards(guards, teller, this.#over.signal, () => this.#woken());
      await held.guards.before(step, teller.state());
      await this.#perform(teller, stepOf(await this.#bound(held), step), attempt);
      held.waits = 0;
      return true;
    } catch (error) {
      if (this.#over.signal.aborted || this.#step.signal.aborted) return true;
      // What the step left running must not act beside its next attempt.
      this.#step.abort();
      const failure = failureOf(error);
      if (failure.code !== 'unavailable')
        return await this.#waitForPerson(teller, held, step, failure);
      await this.#waitForServer(teller, held, failure);
      return true;
    }
  }

  /**
   * All that was cut off is tidied up, or was said not to be. From here on the run is cancelled: it may be the rights of
   * somebody who can do nothing else with it, and what is asked for meanwhile is refused (`refusalOf`).
   */
  async #tidy(teller: Teller, held: Held): Promise<void> {
    this.#isLeaving = true;
    const { wizard, tidyFor = longestTidying } = this.options;
    const end = performance.now() + tidyFor;
    const tidied = {
      byHand: () => wizard.tidied(this.#journal?.read.head.plan),
      bind: () => this.#bound(held),
      isPatient: () => performance.now() < end,
    };
    for (;;)
      try {
        return await tidyRun(tidied, teller, this.#over.signal);
      } catch (error) {
        this.#over.signal.throwIfAborted();
        await this.#waitForServer(teller, held, failureOf(error));
      }
  }

  async #bound(held: Held): Promise<BoundRun> {
    const { wizard, actors, lease } = this.options;
    const plan = this.#journal?.read.head.plan;
    const run = { id: lease.id, at: this.#as, actor: actors.actor };
    held.bound ??= await wizard.bind(plan, run);
    return held.bound;
  }

  async #perform(teller: Teller, step: BoundStep, attempt: number): Promise<void> {
    const why = step.skip();
    if (why !== undefined) return teller.write({ is: 'step-skipped', step: step.id, why });
    killPoint('before', step.id);
    await teller.write({ is: 'step-began', step: step.id, attempt });
    const signal = AbortSignal.any([this.#step.signal, this.#over.signal]);
    const out = teller.forStep(step.id, (question) => this.#ask(teller, step.id, question, signal));
    await step.run(out, signal);
    signal.throwIfAborted();
    await teller.write({ is: 'step-done', step: step.id });
    killPoint('after', step.id);
  }

  /** Waiting for a person is a safe point: what else they ask for need not wait for the answer. */
  #ask(teller: Teller, step: string, question: Question, signal: AbortSignal): Promise<string> {
    const over = () => {
      const wish = teller.state().wish?.wish;
      const isOver = signal.aborted || (wish !== undefined && wish !== 'resume');
      if (isOver) this.#step.abort();
      return isOver;
    };
    const onLook = (look: () => void) => {
      this.#woken = look;
      signal.addEventListener('abort', look, { once: true });
    };
    return this.#asking.ask(teller, step, question, { over, onLook });
  }

  /** Tells what went wrong and leaves; the run is then anybody's who may act on it. Whether it goes on here. */
  async #waitForPerson(
    teller: Teller,
    held: Held,
    step: string,
    { code, message: why }: Failure,
  ): Promise<boolean> {
    await teller.write({ is: 'step-failed', step, code, why });
    // What somebody asked for while it was under way needs no further person.
    if (teller.state().wish !== undefined) return true;
    await this.#leave(teller, held);
    await teller.write({ is: 'waited', for: 'person', code, why });
    return false;
  }

  async #waitForServer(teller: Teller, held: Held, { code, message: why }: Failure): Promise<void> {
    await teller.write({ is: 'waited', for: 'server', code, why });
    await this.#rest(backoff(held.waits++, 1_000, 15_000));
  }

  /** From here on wishes are for who takes the run next, and the guards have told their last. */
  async #leave(teller: Teller, held: Held): Promise<void> {
    this.#isLeaving = true;
    await held.guards?.end();
    await teller.flush();
  }

  /** Until the time is over or somebody asks for something. */
  async #rest(milliseconds: number): Promise<void> {
    const stop = new AbortController();
    this.#woken = () => stop.abort();
    await pause(milliseconds, AbortSignal.any([stop.signal, this.#over.signal]));
    this.#woken = () => undefined;
  }

  async #giveBack(): Promise<void> {
    if (this.options.wizard.exclusive) await releaseCluster(this.#own, this.options.lease.id);
  }
}
