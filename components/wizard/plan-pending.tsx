'use client';

import { FailurePanel } from '../empty/failure-panel';
import { failureOf } from '../query/failure-of';
import { PlanWaiting } from './plan-waiting';
import type { usePlan } from './use-plan';

interface Props {
  readonly plan: ReturnType<typeof usePlan>;
  readonly looksAt: string;
  readonly usually: string;
}

/** In place of a plan: what is looked at, or why there is none. */
export function PlanPending({ plan, looksAt, usually }: Props) {
  if (!plan.error || plan.isLooking) return <PlanWaiting looksAt={looksAt} usually={usually} />;
  return (
    <FailurePanel
      title="The plan could not be made; nothing was changed"
      message={failureOf(plan.error).message}
    >
      <button type="button" className="btn self-start" onClick={plan.lookAgain}>
        Look again
      </button>
    </FailurePanel>
  );
}
