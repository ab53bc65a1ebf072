import type { InstallationDetail } from '@/shared/installation-detail';

import { Section } from '../certificate/section';
import { Text } from '../text/text';

/** The six CRDs: which version they are of, and in which versions their objects are stored. */
export function CrdFacts({ crds }: { crds: InstallationDetail['crds'] }) {
  if (crds.length === 0) return null;
  return (
    <Section title="CRDs" aside={`${crds.length} of 6`}>
      <ul>
        {crds.map(({ name, version, storedVersions, conversion }) => (
          <li
            key={name}
            className="border-line2 grid gap-x-4 border-b py-2 last:border-b-0 md:grid-cols-[minmax(0,1fr)_7rem_14rem]"
          >
            <span className="mono [overflow-wrap:anywhere]">
              <Text>{name}</Text>
            </span>
            <span>
              <Text>{version ?? 'no label'}</Text>
            </span>
            <span className="second">
              <Text>{`stored as ${storedVersions.join(', ') || 'nothing'}, conversion ${conversion}`}</Text>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
