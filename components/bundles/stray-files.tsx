import type { StrayFile } from '@/shared/bundle';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

/** Files of the folder that are no whole bundles: named, never counted as one. */
export function StrayFiles({ strays }: { strays: readonly StrayFile[] }) {
  if (strays.length === 0) return null;
  return (
    <Section title="Not whole bundles" aside={counted(strays.length, 'file')}>
      <ul>
        {strays.map(({ file, why }) => (
          <li key={file} className="border-line2 border-b py-2 last:border-b-0">
            <Text className="mono">{file}</Text>
            <span className="second block [overflow-wrap:anywhere]">
              <Text>{why}</Text>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
