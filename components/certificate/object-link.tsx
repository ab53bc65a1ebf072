import Link from 'next/link';

import type { Finding } from '@/shared/finding';

import { Text } from '../text/text';

interface Props {
  readonly object: NonNullable<Finding['object']>;
  readonly cluster: string;
}

const lists = new Map([
  ['Issuer', '/issuers'],
  ['ClusterIssuer', '/issuers'],
  ['Secret', '/secrets'],
] as const satisfies [string, string][]);

/** An object by kind and name, leading to where it is shown; plain text where it has no place of its own. */
export function ObjectLink({ object: { kind, namespace, name }, cluster }: Props) {
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  const text = (
    <>
      {kind}{' '}
      <span className="mono">
        <Text>{full}</Text>
      </span>
    </>
  );
  if (kind === 'Certificate' && namespace !== undefined) {
    const pathname = `/certificates/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`;
    return (
      <Link className="link" prefetch={false} href={{ pathname, query: { cluster } }}>
        {text}
      </Link>
    );
  }
  const pathname = new Map<string, string>(lists).get(kind);
  if (pathname === undefined) return <span>{text}</span>;
  const query = { cluster, q: name, ...(namespace !== undefined && { ns: namespace }) };
  return (
    <Link className="link" prefetch={false} href={{ pathname, query }}>
      {text}
    </Link>
  );
}
