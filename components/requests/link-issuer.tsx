import Link from 'next/link';

import type { IssuerReference } from '@/shared/certificate';

import { Text } from '../text/text';

interface Props {
  readonly namespace: string;
  readonly issuer: IssuerReference;
  readonly cluster: string;
}

/** The issuer that it names, by kind; one of another group has no page. */
export function LinkIssuer({ namespace, issuer: { name, kind, group }, cluster }: Props) {
  const isOurs = group === 'cert-manager.io' && (kind === 'Issuer' || kind === 'ClusterIssuer');
  const query = { cluster, q: name, ...(kind === 'Issuer' && { ns: namespace }) };
  return (
    <>
      {isOurs ? (
        <Link
          prefetch={false}
          className="link mono break-all"
          href={{ pathname: '/issuers', query }}
        >
          <Text>{name}</Text>
        </Link>
      ) : (
        <span className="mono break-all">
          <Text>{name}</Text>
        </span>
      )}
      <span className="second block break-all">
        <Text>{group === 'cert-manager.io' || group === '' ? kind : `${kind}.${group}`}</Text>
      </span>
    </>
  );
}
