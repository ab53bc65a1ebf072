import type { RunState, StepView } from '@/shared/run-state';

import { Text } from '../text/text';
import { StepTitles } from './step-titles';
import { standsStill, stepsBegun } from './steps-begun';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

const isCutOffCanaries = ({ id, state }: StepView) =>
  id.endsWith('/canaries') && ['running', 'interrupted', 'failed'].includes(state.is);

/** What a cancelled run leaves behind, and that nothing guided leads back from there. */
export function CancelSays({ cluster, state }: Props) {
  const begun = stepsBegun(state);
  const now = standsStill(state) ? undefined : begun.find((step) => step.state.is === 'running');
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
      {now === undefined && begun.some(isCutOffCanaries) && (
        <p>
          Canary certificates that are left are removed first, with your rights. What you may not
          remove stays, and the run says so.
        </p>
      )}
      {state.told.bundle !== undefined && <p>The bundle is kept.</p>}
    </>
  );
}
