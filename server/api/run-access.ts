import type { Access } from '@/shared/access';
import { Failure } from '@/shared/failure';
import { isOver } from '@/shared/is-over';
import type { RunState, StepView } from '@/shared/run-state';
import type { RunAct } from '@/shared/wizard';

import { reviewAccess } from '../auth/review-access';
import type { BoundRun, BoundWizard } from '../engine/bind-wizard';
import { home } from '../engine/objects';
import type { Asker } from './run-asker';

const ofRuns = (verb: string, resource: string, group: string, to: string): Access => ({
  verb,
  group,
  resource,
  namespace: home,
  to,
});

const toRead = ['get', 'list', 'watch'].map((verb) =>
  ofRuns(verb, 'configmaps', '', 'follow the run'),
);
const toSteer = ofRuns('patch', 'configmaps', '', 'pause, continue or cancel the run');

/** What Certferry itself writes down, where it has no other credentials than the person's. */
const toKeep: readonly Access[] = [
  ...['create', 'update', 'delete'].map((verb) =>
    ofRuns(verb, 'configmaps', '', 'keep the journal'),
  ),
  ...['get', 'list', 'watch', 'create', 'update', 'delete'].map((verb) =>
    ofRuns(verb, 'leases', 'coordination.k8s.io', 'hold the run'),
  ),
];

const inAnyRun = ({ identity }: Asker): readonly Access[] => [
  ...toRead,
  toSteer,
  ...(identity.actor.via === 'link' ? toKeep : []),
];

/** What somebody who starts that lacks, of all that its steps, its guards and its way back need. */
export async function missingToStart(
  asker: Asker,
  wizard: BoundWizard,
  plan: unknown,
): Promise<Access[]> {
  const { steps, recovery, guards } = await bound(asker, wizard, plan, 'plan');
  return review(asker, [
    ...steps.filter((one) => one.skip() === undefined),
    ...recovery,
    ...guards,
  ]);
}

/** What somebody lacks to be told even a plan. */
export const missingToPlan = (asker: Asker, wizard: BoundWizard): Promise<Access[]> =>
  reviewAccess(asker.identity, asker.own, [...wizard.looks, ...inAnyRun(asker)]);

/**
 * What somebody who wants that of a run lacks. To pause or cancel takes no more than to write the wish down; what a cut-off
 * step has left a cancel removes as far as they may. Whatever lets the run go on takes all that is still to be done.
 */
export async function missingToAct(
  asker: Asker,
  wizard: BoundWizard,
  state: RunState,
  act: RunAct,
): Promise<Access[]> {
  if (act === 'pause' || act === 'cancel') return review(asker, []);
  const run = await bound(asker, wizard, state.head.plan, state.head.id);
  const putsBack = act === 'abort' || state.recovering !== undefined;
  const rest = putsBack
    ? left(run.recovery, state.recovery)
    : [...left(run.steps, state.steps), ...run.guards];
  return review(asker, rest);
}

/** Without what can be done without. */
export const needed = (lacked: readonly Access[]) => lacked.filter(({ optional }) => !optional);

/** One Failure that names all of it at once; nobody is held back for what can be done without. */
export function refuseMissing(lacked: readonly Access[], what: string): void {
  const missing = needed(lacked);
  if (missing.length === 0) return;
  throw new Failure(
    'forbidden',
    `You may not ${what}. You lack: ${missing.map(inWords).join('; ')}. Nothing was changed. The plan (wizards.plan) shows the Roles that would grant all of it.`,
  );
}

/** `get secrets in namespace shop (to read the backup's Secrets)` */
export function inWords({
  verb,
  group,
  resource,
  subresource,
  namespace,
  name,
  to,
}: Access): string {
  const kind = `${resource}${subresource ? `/${subresource}` : ''}${group && `.${group}`}`;
  const where = namespace === undefined ? 'in the whole cluster' : `in namespace ${namespace}`;
  return `${verb} ${kind}${name ? ` ${name}` : ''} ${where} (to ${to})`;
}

function bound(
  { as, actor }: Asker,
  wizard: BoundWizard,
  plan: unknown,
  id: string,
): Promise<BoundRun> {
  return wizard.bind(plan, { id, at: as, actor });
}

function review(
  asker: Asker,
  parts: readonly { access(): readonly Access[] }[],
): Promise<Access[]> {
  // A plan that is blocked may not know yet in which namespace it would act.
  const known = parts.flatMap((one) => one.access()).filter(({ namespace }) => namespace !== '');
  const all = [...known, ...inAnyRun(asker)];
  return reviewAccess(asker.identity, asker.own, all);
}

/** The steps that are neither done nor skipped. */
function left(steps: BoundRun['steps'], views: readonly StepView[]): BoundRun['steps'] {
  const over = new Set(views.filter(isOver).map(({ id }) => id));
  return steps.filter(({ id }) => !over.has(id));
}
