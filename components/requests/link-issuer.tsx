import Link from 'next/link';

import type { IssuerReference } from '@/shared/certificate';

import { objectPath } from '../address/object-path';
import { Text } from '../text/text';

interface Props {
  readonly namespace: string;
  readonly issuer: IssuerReference;
  readonly cluster: string;
}

/** The issuer that it names, by kind; one of another group has no page. */
export function LinkIssuer({ namespace, issuer: { name, kind, group }, cluster }: Props) {
  const at = kind === 'Issuer' ? { kind, namespace, name } : { kind, name };
  const path = group === 'cert-manager.io' && name !== '' ? objectPath(at) : undefined;
  return (
    <>
      {path !== undefined ? (
        <Link
          prefetch={false}
          className="link mono break-all"
          href={{ pathname: path, query: { cluster } }}
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
