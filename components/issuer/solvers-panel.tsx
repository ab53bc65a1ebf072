import type { IssuerDetail } from '@/shared/issuer-detail';

import { Section } from '../certificate/section';
import { counted } from '../text/count';
import { Text } from '../text/text';

type Solver = IssuerDetail['solvers'][number];

function takes({ dnsNames, dnsZones, labels }: Solver): string {
  const parts = [
    dnsNames.length > 0 && `the names ${dnsNames.join(', ')}`,
    dnsZones.length > 0 && `the zones ${dnsZones.join(', ')}`,
    labels.length > 0 && `Certificates with ${labels.join(', ')}`,
  ].filter(Boolean);
  return parts.length === 0 ? 'Takes every name.' : `Takes ${parts.join('; ')}.`;
}

/** How an ACME issuer proves names, in the order of its spec. */
export function SolversPanel({ solvers }: { solvers: readonly Solver[] }) {
  return (
    <Section title="Solvers" aside={counted(solvers.length, 'solver')}>
      {solvers.length === 0 && <p className="py-2">None: it can prove no name.</p>}
      <ol>
        {solvers.map((one, index) => (
          <li
            key={`${index} ${one.type}`}
            className="border-line2 border-b py-2 [overflow-wrap:anywhere] last:border-b-0"
          >
            <Text className="font-medium">{one.type}</Text>
            <p className="second">
              <Text>{takes(one)}</Text>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
