import type { Finding } from '@/shared/finding';

import { Section } from '../certificate/section';
import { Chip } from '../table/chip';
import { count } from '../text/count';
import { Text } from '../text/text';
import { FindingItem, findingKey } from './finding-item';
import { findingLooks } from './finding-looks';

const order = Object.keys(findingLooks);
const byGravity = (one: Finding, other: Finding) =>
  order.indexOf(one.severity) - order.indexOf(other.severity);

interface Props {
  readonly findings: readonly Finding[];
  /** Why there may be more than is known; undefined: everything was looked at. */
  readonly unread?: string | undefined;
  /** What was looked at, for where nothing was found. */
  readonly of: string;
}

/** Everything that was found about one object, the gravest first; that nothing was found, or not looked at, is said too. */
export function FindingsSection({ findings, unread, of }: Props) {
  const aside = unread === undefined ? count(findings.length) : 'not all known';
  return (
    <Section title="Findings" aside={aside}>
      {unread !== undefined && (
        <p className="text-warn py-2 [overflow-wrap:anywhere]">
          Not read, because <Text>{unread}</Text>
        </p>
      )}
      {unread === undefined && findings.length === 0 && (
        <p className="py-2">None: nothing is wrong with {of}.</p>
      )}
      <ul>
        {findings.toSorted(byGravity).map((one) => (
          <FindingItem
            key={findingKey(one)}
            finding={one}
            chip={<Chip look={findingLooks[one.severity]} />}
          />
        ))}
      </ul>
    </Section>
  );
}
