import { CircleQuestionMark, Minus } from 'lucide-react';
import Link from 'next/link';

import type { SecretRow } from '@/shared/secret';

import { objectPath } from '../address/object-path';
import { Chip } from '../table/chip';
import { count } from '../text/count';
import { Text } from '../text/text';

const unmanaged = { tone: 'mute', icon: Minus, word: 'Unmanaged' } as const;
const unknown = { tone: 'mute', icon: CircleQuestionMark, word: 'Unknown' } as const;

/** A row has room for so many. */
const mostNamed = 3;

/** The Certificates that write a Secret: none, one, or several that quarrel over it. */
export function ManagedBy({ row, cluster }: { row: SecretRow; cluster: string }) {
  if (row.certificates === undefined) return <Chip look={unknown} />;
  if (row.certificates.length === 0) return <Chip look={unmanaged} />;
  const { moreCertificates: more = 0 } = row;
  return (
    <ul>
      {row.certificates.slice(0, mostNamed).map((name) => (
        <li key={name}>
          <Link
            prefetch={false}
            className="mono link break-all"
            href={{
              pathname: objectPath({ kind: 'Certificate', namespace: row.namespace, name }),
              query: { cluster },
            }}
          >
            <Text>{name}</Text>
          </Link>
        </li>
      ))}
      {row.certificates.length + more > mostNamed && (
        <li className="second">and {count(row.certificates.length + more - mostNamed)} more</li>
      )}
    </ul>
  );
}
