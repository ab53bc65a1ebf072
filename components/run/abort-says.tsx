import type { RunState } from '@/shared/run-state';

import { Text } from '../text/text';
import { currentStep } from './current-step';
import { StepTitles } from './step-titles';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

/** What an abort does now: what is stopped, and the steps that are taken then. */
export function AbortSays({ cluster, state }: Props) {
  const step = currentStep(state)?.step.title ?? 'The last step';
  const hasWayBack = state.recovery.length > 0;
  return (
    <>
      <p>
        On <Text className="font-medium">{cluster}</Text>: “<Text>{step}</Text>” is stopped at once
        {hasWayBack ? ', and then:' : '. Nothing else is done.'}
      </p>
      {hasWayBack && (
        <>
          <StepTitles steps={state.recovery} />
          <p>What was half done stays so until then.</p>
        </>
      )}
      {state.told.bundle !== undefined && <p>The bundle is kept.</p>}
    </>
  );
}
