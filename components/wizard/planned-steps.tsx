import type { PlanAnswer } from '@/shared/wizard';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** The steps in the order in which they will be taken. */
export function PlannedSteps({ steps }: Pick<PlanAnswer, 'steps'>) {
  return (
    <Section title="What will be done" aside={counted(steps.length, 'step')}>
      <ol className="py-1">
        {steps.map(({ id, title }, index) => (
          <li key={id} className="flex gap-3 py-1">
            <span aria-hidden className="text-faint w-5 shrink-0 text-right">
              {index + 1}
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Text>{title}</Text>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
