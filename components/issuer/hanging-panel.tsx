import Link from 'next/link';

import type { IssuerDetail } from '@/shared/issuer-detail';

import { issuerValue } from '../address/issuer-value';
import { Section } from '../certificate/section';
import { stateLooks } from '../certificates/state-looks';
import { Chip } from '../table/chip';
import { RowLink } from '../table/row-link';
import { count } from '../text/count';
import { Text } from '../text/text';

interface Props {
  readonly detail: IssuerDetail;
  readonly cluster: string;
}

/** The Certificates that hang on an issuer, those that need somebody first. */
export function HangingPanel({ detail: { row, certificates, known }, cluster }: Props) {
  const all = row.certificates ?? 0;
  const more = all - certificates.length;
  return (
    <Section title="Certificates that hang on it" aside={all > 0 ? count(all) : undefined}>
      {certificates.length === 0 && (
        <p className="py-2">{'why' in known ? <Text>{known.why}</Text> : 'None.'}</p>
      )}
      <ul>
        {certificates.map(({ namespace, name, state }) => (
          <li
            key={`${namespace}/${name}`}
            className="border-line2 flex items-baseline justify-between gap-3 border-b py-1.5 last:border-b-0"
          >
            <RowLink object={{ kind: 'Certificate', namespace, name }} cluster={cluster} />
            <Chip look={stateLooks[state]} />
          </li>
        ))}
      </ul>
      {all > 0 && (
        <p className="second py-2">
          {more > 0 && `${count(more)} more are not shown. `}
          <Link
            className="link"
            prefetch={false}
            href={{
              pathname: '/certificates',
              query: { cluster, issuer: issuerValue(row) },
            }}
          >
            See them in the list of Certificates
          </Link>
        </p>
      )}
    </Section>
  );
}
