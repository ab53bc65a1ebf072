import { Check } from 'lucide-react';

import type { Finding } from '@/shared/finding';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** What was looked at and is in order. */
export function CheckedPanel({ findings }: { findings: readonly Finding[] }) {
  const fine = findings.filter(({ severity }) => severity === 'tells');
  return (
    <Section title="Checked and in order" aside={counted(fine.length, 'check')}>
      {fine.length === 0 && <p className="py-2">Nothing was found to be in order.</p>}
      <ul>
        {fine.map(({ code, sentence, remedy }) => (
          <li
            key={`${code} ${sentence}`}
            className="border-line2 flex gap-2.5 border-b py-2 last:border-b-0"
          >
            <Check aria-hidden className="text-ok mt-0.5 size-4 shrink-0" />
            <div className="min-w-0 [overflow-wrap:anywhere]">
              <Text>{sentence}</Text>
              {remedy !== '' && (
                <span className="second block">
                  <Text>{remedy}</Text>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
