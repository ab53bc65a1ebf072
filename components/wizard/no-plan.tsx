import type { PlanAnswer } from '@/shared/wizard';

import { FindingsPanel } from './findings-panel';
import { MissingAccess } from './missing-access';

/** What stands in the way of a plan, and what would grant it. */
export function NoPlan({ answer }: { answer: PlanAnswer }) {
  return (
    <>
      <FindingsPanel severity="blocks" findings={answer.findings} />
      <MissingAccess access={answer.access} />
    </>
  );
}
