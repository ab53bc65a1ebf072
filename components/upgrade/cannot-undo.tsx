import type { UpgradePlan } from '@/shared/upgrade';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** What going back to the old version would not bring back. */
export function CannotUndo({ plan }: { plan: UpgradePlan }) {
  const { from, to, counts } = plan;
  return (
    <Section title="Cannot be undone">
      <ul className="flex list-disc flex-col gap-1.5 py-1.5 pl-4">
        <li>
          <Text>
            {`The CRDs of ${to} stay. Fields that ${from} does not know stay in objects that use them; going back would drop them.`}
          </Text>
        </li>
        <li>A certificate that comes due meanwhile is renewed, as it would be without the run.</li>
        {counts.canaries > 0 && (
          <li>
            {counted(counts.canaries, 'canary certificate')} {counts.canaries === 1 ? 'is' : 'are'}{' '}
            issued to show that issuers sign, and removed again.
          </li>
        )}
        <li>The bundle is kept until somebody removes it.</li>
      </ul>
    </Section>
  );
}
