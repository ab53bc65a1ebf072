import type { z } from 'zod';

import type { Finding } from '@/shared/finding';
import type { PlanAnswer, planQuery } from '@/shared/wizard';

import { grantRole } from '../domain/grant-role';
import { wizards } from '../wizards/table';
import { missingToStart } from './run-access';
import type { Asker } from './run-asker';
import { runHolder } from './run-holder';

const unknownHolder = (why: string): Finding => ({
  code: 'holder-unknown',
  severity: 'warns',
  sentence: `It cannot be told whether another run holds this cluster: ${why}`,
  remedy: '',
});

/** What a wizard would do with these answers, decided anew with the person's own rights; nothing is written. */
export async function planRun(
  asker: Asker,
  { wizard: name, answers }: z.infer<typeof planQuery>,
): Promise<PlanAnswer> {
  const { own, as, actor } = asker;
  const wizard = wizards[name];
  const { plan, hash, findings, steps } = await wizard.plan(answers, as, actor);
  const [missing, { held, heldUnknown }] = await Promise.all([
    missingToStart(asker, wizard, plan),
    runHolder(own),
  ]);
  return {
    wizard: name,
    plan,
    hash,
    steps: [...steps],
    findings: [...findings, ...(heldUnknown === undefined ? [] : [unknownHolder(heldUnknown)])],
    access: { missing, grant: grantRole(missing, { user: actor.name }) },
    ...(held && { held }),
  };
}
