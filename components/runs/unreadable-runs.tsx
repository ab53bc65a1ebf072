import { commandLine } from '@/shared/shell-quote';
import type { RunList } from '@/shared/wizard';

import { Section } from '../certificate/section';
import { Command } from '../text/command';
import { counted } from '../text/count';
import { Text } from '../text/text';

interface Props {
  readonly cluster: string;
  readonly unreadable: RunList['unreadable'];
}

/** Runs whose journal cannot be read: named, and never continued. */
export function UnreadableRuns({ cluster, unreadable }: Props) {
  if (unreadable.length === 0) return null;
  return (
    <Section
      title="Could not be read, and are not continued"
      aside={counted(unreadable.length, 'run')}
    >
      <ul>
        {unreadable.map(({ id, why }) => (
          <li
            key={id}
            className="border-line2 flex flex-col gap-1.5 border-b py-2.5 last:border-b-0"
          >
            <p className="[overflow-wrap:anywhere]">
              <Text className="mono font-medium">{id}</Text>: <Text>{why}</Text>
            </p>
            <Command
              label="What is stored of it:"
              command={commandLine(
                'kubectl',
                `--context=${cluster}`,
                '--namespace=certferry',
                'get',
                'configmap',
                `run-${id}`,
                '--output=yaml',
              )}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
