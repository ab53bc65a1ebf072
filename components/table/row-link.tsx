import Link from 'next/link';

import { Text } from '../text/text';

interface Props {
  readonly namespace: string;
  readonly name: string;
  readonly cluster: string;
  /** Leaves the namespace out, where the row names it already. */
  readonly short?: boolean;
}

/** The name that leads to a certificate's page; j and k move between these. */
export function RowLink({ namespace, name, cluster, short }: Props) {
  return (
    <Link
      data-row
      prefetch={false}
      className="mono font-semibold break-all hover:underline"
      href={{
        pathname: `/certificates/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`,
        query: { cluster },
      }}
    >
      <Text>{short ? name : `${namespace}/${name}`}</Text>
    </Link>
  );
}
