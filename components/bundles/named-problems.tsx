import type { BundleManifest } from '@/shared/bundle';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

interface Props {
  readonly title: string;
  readonly named: BundleManifest['leftOut'];
}

/** Objects by name, and what is the matter with each. */
export function NamedProblems({ title, named }: Props) {
  if (named.length === 0) return null;
  return (
    <Section title={title} aside={counted(named.length, 'object')}>
      <ul
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label={title}
        className="max-h-72 overflow-auto"
      >
        {named.map(({ kind, namespace, name, why }) => (
          <li
            key={`${kind} ${namespace}/${name} ${why}`}
            className="border-line2 border-b py-2 [overflow-wrap:anywhere] last:border-b-0"
          >
            <Text className="mono">{`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`}</Text>
            <span className="second block">
              <Text>{why}</Text>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
