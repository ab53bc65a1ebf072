'use client';

import type { RunState, StepView } from '@/shared/run-state';

import { currentStep } from './current-step';
import { RunStep } from './run-step';

interface Props {
  readonly state: RunState;
  readonly now: number;
}

/** The steps with their states and times; those of an abort follow once it has begun. */
export function RunSteps({ state, now }: Props) {
  const over = state.phase.is === 'ended';
  const current = over ? undefined : currentStep(state)?.step;
  const row = (step: StepView, left: boolean) => (
    <RunStep
      key={step.id}
      step={step}
      isNow={step === current}
      isLeftOut={left && step.state.is === 'to-do'}
      now={now}
    />
  );
  const aborted = state.recovering !== undefined;
  return (
    <section aria-labelledby="steps" className="panel min-w-0 overflow-hidden pb-1.5">
      <h2 id="steps" className="border-line2 mb-1.5 border-b px-4 py-2.5">
        Steps
      </h2>
      <ol>{state.steps.map((step) => row(step, over || aborted))}</ol>
      {aborted && (
        <>
          <h3 className="second border-line2 mt-1.5 border-t px-4 pt-2.5 pb-1">
            Aborted: put back what was begun
          </h3>
          <ol>{state.recovery.map((step) => row(step, over))}</ol>
        </>
      )}
    </section>
  );
}
