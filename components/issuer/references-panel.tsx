import { Check, CircleOff, CircleQuestionMark, X } from 'lucide-react';

import type { SecretReference } from '@/shared/issuer-detail';

import { ObjectLink } from '../certificate/object-link';
import { Section } from '../certificate/section';
import { Chip } from '../table/chip';
import type { Look } from '../table/look';
import { counted } from '../text/count';
import { Text } from '../text/text';

const looks = {
  present: { tone: 'ok', icon: Check, word: 'There' },
  missing: { tone: 'bad', icon: CircleOff, word: 'Not there' },
  'key-missing': { tone: 'bad', icon: X, word: 'Key missing' },
  unread: { tone: 'mute', icon: CircleQuestionMark, word: 'Not read' },
} as const satisfies Record<SecretReference['state']['is'], Look>;

function saidOf({ state, keys }: SecretReference): string {
  if (state.is === 'unread') return state.why;
  if (state.is === 'key-missing') return `It has no ${state.keys.join(' and no ')}.`;
  if (keys.length === 0) return '';
  const wanted = keys.map((all) => all.join(' and ')).join(', or ');
  return state.is === 'present' ? `With ${wanted}.` : `It should hold ${wanted}.`;
}

interface Props {
  readonly references: readonly SecretReference[];
  readonly cluster: string;
}

/** Every Secret that the spec names, and whether it is there with what the issuer reads from it. */
export function ReferencesPanel({ references, cluster }: Props) {
  return (
    <Section
      title="Secrets that it names"
      aside={references.length > 0 ? counted(references.length, 'Secret') : undefined}
    >
      {references.length === 0 && <p className="py-2">None.</p>}
      <ul>
        {references.map((one) => (
          <li
            key={one.path}
            className="border-line2 border-b py-2 [overflow-wrap:anywhere] last:border-b-0"
          >
            <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
              <ObjectLink
                object={{
                  kind: 'Secret',
                  ...(one.namespace !== undefined && { namespace: one.namespace }),
                  name: one.name,
                }}
                cluster={cluster}
              />
              <Chip look={looks[one.state.is]} />
            </div>
            <p className="second">
              <Text>{[`spec.${one.path}.`, saidOf(one)].join(' ').trim()}</Text>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
