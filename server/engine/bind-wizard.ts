import { z } from 'zod';

import type { Access } from '@/shared/access';
import type { Actor } from '@/shared/actor';
import { Failure } from '@/shared/failure';
import type { Finding } from '@/shared/finding';
import type { WizardName } from '@/shared/run';

import type { Cluster } from '../kube/cluster';
import type { Guard, GuardOut, Out, RunContext, Step, Tidying, Wizard } from './contracts';
import { canonicalJson, digest } from './digest';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** A plan with all that is said of it. */
export interface Planned {
  readonly plan: unknown;
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly steps: readonly Titled[];
  readonly recovery: readonly Titled[];
}

export interface BoundStep extends Titled {
  skip(): string | undefined;
  access(): readonly Access[];
  run(out: Out, signal: AbortSignal): Promise<void>;
  tidy(out: Tidying, signal: AbortSignal): Promise<void>;
}

export interface BoundGuard {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  access(): readonly Access[];
  watch(out: GuardOut, signal: AbortSignal): Promise<void>;
}

/** A stored plan with its clients and handles. */
export interface BoundRun {
  readonly steps: readonly BoundStep[];
  readonly recovery: readonly BoundStep[];
  readonly guards: readonly BoundGuard[];
}

/** A wizard whose own types are hidden, so that all stand in one table. */
export interface BoundWizard {
  readonly name: WizardName;
  readonly title: string;
  readonly about: string;
  readonly exclusive: boolean;
  readonly looks: readonly Access[];
  /** A Failure `invalid` for answers that are none. */
  plan(answers: unknown, at: Cluster, actor: Actor): Promise<Planned>;
  bind(plan: unknown, run: RunContext): Promise<BoundRun>;
  /** The steps that can tidy up, by id, with what is to be done by hand where they could not. */
  tidied(plan: unknown): ReadonlyMap<string, string>;
}

export function bindWizard<Answers, Plan, Job>(wizard: Wizard<Answers, Plan, Job>): BoundWizard {
  const { name, title, about, exclusive } = wizard;
  const recoveryOf = (plan: Plan) => wizard.recovery?.(plan) ?? [];
  return {
    name,
    title,
    about,
    exclusive,
    looks: wizard.looks ?? [],
    async plan(answers, at, actor) {
      const parsed = wizard.answers.safeParse(answers);
      if (!parsed.success)
        throw new Failure(
          'invalid',
          `The answers to ${title} cannot be used: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
        );
      const plan = await wizard.plan(parsed.data, at, actor);
      return {
        plan,
        hash: digest(name, canonicalJson(wizard.decisions(plan))),
        findings: wizard.findings(plan),
        steps: wizard.steps(plan).map(titled),
        recovery: recoveryOf(plan).map(titled),
      };
    },
    tidied(stored) {
      const plan = wizard.planned.parse(stored);
      return new Map(
        [...wizard.steps(plan), ...recoveryOf(plan)].flatMap(({ id, tidy }) =>
          tidy ? [[id, tidy.byHand] as const] : [],
        ),
      );
    },
    async bind(stored, run) {
      const plan = wizard.planned.parse(stored);
      const job = await wizard.attach(plan, run);
      return {
        steps: wizard.steps(plan).map((step) => boundStep(step, job)),
        recovery: recoveryOf(plan).map((step) => boundStep(step, job)),
        guards: (wizard.guards?.(plan) ?? []).map((guard) => boundGuard(guard, job)),
      };
    },
  };
}

const titled = ({ id, title }: Titled): Titled => ({ id, title });

function boundStep<Job>(step: Step<Job>, job: Job): BoundStep {
  return {
    ...titled(step),
    skip: () => step.skip?.(job),
    access: () => step.access(job),
    run: (out, signal) => step.run(job, out, signal),
    tidy: async (out, signal) => step.tidy?.run(job, out, signal),
  };
}

function boundGuard<Job>(guard: Guard<Job>, job: Job): BoundGuard {
  const { id, from, until } = guard;
  return {
    id,
    from,
    until,
    access: () => guard.access(job),
    watch: (out, signal) => guard.watch(job, out, signal),
  };
}
