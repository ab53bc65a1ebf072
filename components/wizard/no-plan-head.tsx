'use client';

import type { PlanAnswer } from '@/shared/wizard';

import { counted } from '../text/count';
import { PlanAge } from './plan-age';
import type { usePlan } from './use-plan';

interface Props {
  readonly plan: ReturnType<typeof usePlan>;
  readonly answer: PlanAnswer;
}

/** Where somebody may not even look at what a plan is made of. */
export function NoPlanHead({ plan, answer }: Props) {
  return (
    <div>
      <h1>No plan yet: you lack {counted(answer.access.missing.length, 'right')}</h1>
      <p className="text-muted mt-0.5">
        Nothing has been changed. The plan is made once you may look at what it decides about.
      </p>
      <PlanAge madeAt={plan.madeAt} isLooking={plan.isLooking} onLookAgain={plan.lookAgain} />
    </div>
  );
}
