import { upgradePlan } from '@/shared/upgrade';
import type { PlanAnswer } from '@/shared/wizard';

import { CheckedPanel } from '../wizard/checked-panel';
import { FindingsPanel } from '../wizard/findings-panel';
import { MissingAccess } from '../wizard/missing-access';
import { PlannedSteps } from '../wizard/planned-steps';
import { SameWith } from '../wizard/same-with';
import { CannotUndo } from './cannot-undo';
import { UpgradePath } from './upgrade-path';

/** What would be done, and what it stands on. */
export function UpgradePlanShown({ answer }: { answer: PlanAnswer }) {
  const plan = upgradePlan.safeParse(answer.plan).data;
  if (!plan)
    return (
      <p role="alert" className="note-warn">
        The server was changed while this page was open. Reload the page.
      </p>
    );
  return (
    <>
      {plan.to !== '' && <UpgradePath plan={plan} />}
      <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-3.5">
          <FindingsPanel severity="blocks" findings={answer.findings} />
          <MissingAccess access={answer.access} />
          <FindingsPanel severity="warns" findings={answer.findings} />
          <PlannedSteps steps={answer.steps} />
          <SameWith title="The same with helm and kubectl" commands={plan.same} />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          <CheckedPanel findings={answer.findings} />
          {plan.to !== '' && <CannotUndo plan={plan} />}
        </div>
      </div>
    </>
  );
}
