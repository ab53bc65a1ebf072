import type { z } from 'zod';

import type { Access } from '@/shared/access';
import { isFailure } from '@/shared/failure';
import type { Finding } from '@/shared/finding';
import type { PlanAnswer, planQuery } from '@/shared/wizard';

import { grantRole } from '../domain/grant-role';
import type { BoundWizard, Planned } from '../engine/bind-wizard';
import { wizards } from '../wizards/table';
import { inWords, missingToPlan, missingToStart } from './run-access';
import type { Asker } from './run-asker';
import { runHolder } from './run-holder';
import { unknownHolder } from './unknown-holder';

interface Reviewed extends Planned {
  readonly missing: readonly Access[];
}

/** Without the rights to look there is no plan, but there is all that is missing to make one. */
async function refusedPlan(asker: Asker, wizard: BoundWizard, error: unknown): Promise<Reviewed> {
  if (!isFailure(error) || error.code !== 'forbidden') throw error;
  const missing = await missingToPlan(asker, wizard);
  if (missing.length === 0) throw error;
  const finding: Finding = {
    code: 'rights-missing',
    severity: 'blocks',
    sentence: `There is no plan yet: ${error.message}`,
    remedy: 'Let somebody who may grant the rights that are listed, and look again.',
  };
  return { plan: undefined, hash: '', steps: [], recovery: [], findings: [finding], missing };
}

/** A right that can be done without is told, and holds nobody back. */
const optionalRights = (missing: readonly Access[]): Finding[] =>
  missing
    .filter(({ optional }) => optional)
    .map((one) => ({
      code: 'right-not-held',
      severity: 'warns',
      sentence: `You may not ${inWords(one)}. It can be done without.`,
      remedy: 'The Roles below would grant it.',
    }));

/** What a wizard would do with these answers, decided anew with the person's own rights; nothing is written. */
export async function planRun(
  asker: Asker,
  { wizard: name, answers }: z.infer<typeof planQuery>,
): Promise<PlanAnswer> {
  const { own, as, actor } = asker;
  const wizard = wizards[name];
  const holder = runHolder(own);
  const reviewed = wizard.plan(answers, as, actor).then(
    async (planned) => ({
      ...planned,
      missing: await missingToStart(asker, wizard, planned.plan),
    }),
    (error: unknown) => refusedPlan(asker, wizard, error),
  );
  const [{ plan, hash, steps, findings, missing }, { held, heldUnknown }] = await Promise.all([
    reviewed,
    holder,
  ]);
  return {
    wizard: name,
    plan,
    hash,
    steps: [...steps],
    findings: [
      ...findings,
      ...optionalRights(missing),
      ...unknownHolder(heldUnknown, wizard.exclusive),
    ],
    access: { missing: [...missing], grant: grantRole(missing, { user: actor.name }) },
    ...(held && { held }),
  };
}
