import Link from 'next/link';

import type { Finding } from '@/shared/finding';

import { objectPath } from '../address/object-path';
import { Text } from '../text/text';

interface Props {
  readonly object: NonNullable<Finding['object']>;
  readonly cluster: string;
}

/** The name that leads to an object's page; j and k move between these. */
export function RowLink({ object, cluster }: Props) {
  const { namespace, name } = object;
  return (
    <Link
      data-row
      prefetch={false}
      className="mono font-semibold break-all hover:underline"
      href={{ pathname: objectPath(object), query: { cluster } }}
    >
      <Text>{namespace === undefined ? name : `${namespace}/${name}`}</Text>
    </Link>
  );
}
