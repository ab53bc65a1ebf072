import type { StepView } from '@/shared/run-state';

import { Text } from '../text/text';

export function StepTitles({ steps }: { steps: readonly StepView[] }) {
  return (
    <ol className="list-decimal pl-5">
      {steps.map(({ id, title, state }) => (
        <li key={id}>
          <Text>{title}</Text>
          {(state.is === 'failed' || state.is === 'interrupted') && ', not to its end'}
        </li>
      ))}
    </ol>
  );
}
