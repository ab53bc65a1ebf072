import type { z } from 'zod';

import type { Access } from '@/shared/access';
import type { Actor } from '@/shared/actor';
import type { Finding } from '@/shared/finding';
import type { ProbeSample } from '@/shared/probe';
import type { CensusSample, LineSeverity, LineSource, Question, WizardName } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';

/** What every job is given besides its plan: a run's writes go through `at`, which is fenced and carries the run's name. */
export interface RunContext {
  readonly id: string;
  /** The API server with the actor's credentials, as long as this process holds the run. */
  readonly at: Cluster;
  readonly actor: Actor;
}

/** A guided operation: questions, a plan that decides everything, and a list of steps. */
export interface Wizard<Answers, Plan, Job> {
  readonly name: WizardName;
  readonly title: string;
  /** One sentence: what it does and what it leaves alone. */
  readonly about: string;
  readonly answers: z.ZodType<Answers>;
  readonly planned: z.ZodType<Plan>;
  /** An exclusive run holds the cluster until it has ended; others are told who holds it. */
  readonly exclusive: boolean;
  /** The rights that `plan` needs: all that are missing are told at once when the API server refuses one. */
  readonly looks?: readonly Access[];
  /** Decides everything and writes nothing. */
  plan(answers: Answers, at: Cluster, actor: Actor): Promise<Plan>;
  /** The part of a plan that its hash covers: decisions, never counts or resourceVersions. */
  decisions(plan: Plan): unknown;
  findings(plan: Plan): readonly Finding[];
  /** Clients and handles only: all that a resume repeats. */
  attach(plan: Plan, run: RunContext): Promise<Job>;
  /** Stable ids; the list reads as documentation. */
  steps(plan: Plan): readonly Step<Job>[];
  /** What abort does instead of the rest. */
  recovery?(plan: Plan): readonly Step<Job>[];
  guards?(plan: Plan): readonly Guard<Job>[];
}

/** One verb on the cluster. Safe to repeat at any point: it looks at the cluster first. */
export interface Step<Job> {
  /** Such as `1.21.2/helm`. */
  readonly id: string;
  readonly title: string;
  /** Why this job does not need it. */
  skip?(job: Job): string | undefined;
  /** Every verb that `run` needs. */
  access(job: Job): readonly Access[];
  run(job: Job, out: Out, signal: AbortSignal): Promise<void>;
  readonly tidy?: Tidy<Job>;
}

/** Removes what an attempt that was cut off may have left, before a cancel ends the run. Needs no more rights than it. */
export interface Tidy<Job> {
  /** For a person, where it could not be removed: how to find it and what to do with it. */
  readonly byHand: string;
  run(job: Job, out: Tidying, signal: AbortSignal): Promise<void>;
}

/** How a step speaks that only tidies up. */
export type Tidying = Pick<Telling, 'line' | 'finding'>;

/** Watches beside the steps, from before step `from` begins until step `until` is about to begin. */
export interface Guard<Job> {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  access(job: Job): readonly Access[];
  /** Ends soon after `signal` aborts, and has told its last sample by then. */
  watch(job: Job, out: GuardOut, signal: AbortSignal): Promise<void>;
}

/** A line of text; what it says is redacted and cut before it is written. */
export interface LineMore {
  readonly source?: LineSource;
  readonly severity?: LineSeverity;
  /** Milliseconds since 1970; now where absent. */
  readonly at?: number;
}

interface Telling {
  line(text: string, more?: LineMore): void;
  finding(finding: Finding): void;
  /** The run as its journal tells it, with all that this process has told of it. */
  state(): RunState;
  /** Keeps what is too large for an event beside the journal, by name; written when it resolves. */
  keep(name: string, value: unknown): Promise<void>;
  /** What was kept, by this process or by one before it. */
  kept(name: string): Promise<unknown>;
}

/** How a step speaks. Nothing of it may hold a private key, a token or a password. */
export interface Out extends Telling {
  progress(done: number, of: number | undefined, what: string): void;
  /** A small value for later steps and the page: `state().told[name]`. */
  tell(name: string, value: unknown): void;
  /** Waits for a person. A secret's answer lives in memory only. */
  ask(question: Question): Promise<string>;
}

/** How a guard speaks. */
export interface GuardOut extends Telling {
  probed(sample: ProbeSample): void;
  census(sample: CensusSample): void;
  /** Pauses the run at its next safe point. */
  trip(why: string): void;
}
