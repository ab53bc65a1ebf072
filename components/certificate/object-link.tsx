import Link from 'next/link';

import type { Finding } from '@/shared/finding';

import { objectAddress } from '../address/object-address';
import { Text } from '../text/text';

interface Props {
  readonly object: NonNullable<Finding['object']>;
  readonly cluster: string;
}

/** An object by kind and name, leading to where it is shown; plain text where it has no place of its own. */
export function ObjectLink({ object, cluster }: Props) {
  const { kind, namespace, name } = object;
  const text = (
    <>
      <Text>{kind}</Text>{' '}
      <span className="mono">
        <Text>{namespace === undefined ? name : `${namespace}/${name}`}</Text>
      </span>
    </>
  );
  const href = objectAddress(object, cluster);
  if (href === undefined) return <span>{text}</span>;
  return (
    <Link className="link" prefetch={false} href={href}>
      {text}
    </Link>
  );
}
