import { CircleQuestionMark, Minus } from 'lucide-react';

import type { SecretRow } from '@/shared/secret';

import { Chip } from '../table/chip';
import { RowLink } from '../table/row-link';

const unmanaged = { tone: 'mute', icon: Minus, word: 'Unmanaged' } as const;
const unknown = { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' } as const;

/** The Certificates that write a Secret: none, one, or several that quarrel over it. */
export function ManagedBy({ row, cluster }: { row: SecretRow; cluster: string }) {
  if (row.certificates === undefined) return <Chip look={unknown} />;
  if (row.certificates.length === 0) return <Chip look={unmanaged} />;
  return (
    <ul>
      {row.certificates.map((name) => (
        <li key={name}>
          <RowLink namespace={row.namespace} name={name} cluster={cluster} short />
        </li>
      ))}
    </ul>
  );
}
