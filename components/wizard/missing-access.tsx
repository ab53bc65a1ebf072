import type { AccessAnswer } from '@/shared/access';

import { Section } from '../certificate/section';
import { Command } from '../text/command';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { accessLine } from './access-line';

/** Every right that is missing, at once, and the objects that would grant all of them. */
export function MissingAccess({ access }: { access: AccessAnswer }) {
  const { missing, grant } = access;
  if (missing.length === 0) return null;
  const lines = missing.map(accessLine);
  return (
    <Section title="Rights that you lack" aside={counted(missing.length, 'right')}>
      <ul className="mono py-2">
        {lines.map((line, index) => (
          <li key={`${line} ${index}`} className="[overflow-wrap:anywhere]">
            <Text>{line}</Text>
          </li>
        ))}
      </ul>
      {grant !== '' && (
        <details className="border-line2 border-t py-2">
          <summary className="font-medium">The objects that would grant them</summary>
          <div className="pt-2">
            <Command
              command={grant}
              label="For somebody who may grant: save it to a file and apply it with kubectl apply --filename"
            />
          </div>
        </details>
      )}
    </Section>
  );
}
