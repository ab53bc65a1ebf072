import { Ban, Info, ShieldX, TriangleAlert } from 'lucide-react';

import type { Finding } from '@/shared/finding';

import { Section } from '../certificate/section';
import { Chip } from '../table/chip';
import type { Tone } from '../table/tone';
import { count } from '../text/count';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

const looks = {
  breaks: { tone: 'bad', icon: ShieldX, title: 'What does not work', word: 'broken' },
  blocks: { tone: 'bad', icon: Ban, title: 'What has to be done first', word: 'blocks' },
  warns: { tone: 'warn', icon: TriangleAlert, title: 'True in this cluster', word: 'to know' },
  tells: { tone: 'mute', icon: Info, title: 'Also to know', word: 'to know' },
} as const satisfies Record<string, { tone: Tone; icon: unknown; title: string; word: string }>;

interface Props {
  readonly severity: keyof typeof looks;
  readonly findings: readonly Finding[];
}

/** What does not work, what stands in the way, or what to know before: a sentence, its object and its remedy each. */
export function FindingsPanel({ severity, findings }: Props) {
  const found = findings.filter((one) => one.severity === severity);
  if (found.length === 0) return null;
  const { tone, icon, title, word } = looks[severity];
  return (
    <Section
      title={title}
      aside={<Chip look={{ tone, icon, word: `${count(found.length)} ${word}` }} />}
    >
      <ul>
        {found.map((one) => (
          <li key={keyOf(one)} className="border-line2 border-b py-2.5 last:border-b-0">
            <p className="font-medium [overflow-wrap:anywhere]">
              <Text>{one.sentence}</Text>
            </p>
            {one.object && (
              <p className="mono text-muted [overflow-wrap:anywhere]">
                <Text>{objectName(one.object)}</Text>
              </p>
            )}
            {one.remedy !== '' && (
              <p className="second mt-0.5 [overflow-wrap:anywhere] whitespace-pre-line">
                <bdi>{visibleText(one.remedy, 'lines')}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function objectName({ kind, namespace, name }: NonNullable<Finding['object']>): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

function keyOf({ code, object, sentence }: Finding): string {
  return `${code} ${object ? objectName(object) : ''} ${sentence}`;
}
