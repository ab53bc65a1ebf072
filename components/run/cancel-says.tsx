import type { RunState } from '@/shared/run-state';

import { Text } from '../text/text';
import { StepTitles } from './step-titles';
import { stepsBegun } from './steps-begun';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

/** What a cancelled run leaves behind, and that nothing guided leads back from there. */
export function CancelSays({ cluster, state }: Props) {
  const begun = stepsBegun(state);
  const now = begun.find((step) => step.state.is === 'running');
  const isOnItsWayBack = state.recovering !== undefined;
  return (
    <>
      <p>
        On <Text className="font-medium">{cluster}</Text>:{' '}
        {now ? (
          <>
            “<Text>{now.title}</Text>” is taken to its end, and the run ends before the next step.
          </>
        ) : (
          'the run ends here.'
        )}{' '}
        What it has done stays as it is:
      </p>
      <StepTitles steps={begun} />
      <p>
        {isOnItsWayBack && 'That leaves neither the old nor the new. '}A run that has ended can be
        neither continued nor aborted: no guided way {isOnItsWayBack ? 'on or back' : 'back'}{' '}
        remains.
      </p>
      {state.told.bundle !== undefined && <p>The bundle is kept.</p>}
    </>
  );
}
