import type { Finding } from '@/shared/finding';

import { Section } from '../certificate/section';
import { Chip } from '../table/chip';
import { count } from '../text/count';
import { FindingItem, findingKey } from './finding-item';
import { findingLooks } from './finding-looks';

interface Props {
  readonly severity: keyof typeof findingLooks;
  readonly findings: readonly Finding[];
}

/** What does not work, what stands in the way, or what to know before: a sentence, its object and its remedy each. */
export function FindingsPanel({ severity, findings }: Props) {
  const found = findings.filter((one) => one.severity === severity);
  if (found.length === 0) return null;
  const { title, word, ...look } = findingLooks[severity];
  return (
    <Section
      title={title}
      aside={<Chip look={{ ...look, word: `${count(found.length)} ${word}` }} />}
    >
      <ul>
        {found.map((one) => (
          <FindingItem key={findingKey(one)} finding={one} />
        ))}
      </ul>
    </Section>
  );
}
