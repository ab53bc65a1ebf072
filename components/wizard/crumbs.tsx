import type { Route } from 'next';
import Link from 'next/link';

import { Text } from '../text/text';

interface Props {
  readonly to: Route;
  readonly title: string;
  readonly cluster: string;
  readonly here: string;
}

/** Where a page stands: the list it belongs to, and itself. */
export function Crumbs({ to, title, cluster, here }: Props) {
  return (
    <nav aria-label="Where this is" className="second flex min-w-0 gap-1.5">
      <Link href={{ pathname: to, query: { cluster } }} className="link">
        {title}
      </Link>
      <span aria-hidden>/</span>
      <Text className="truncate">{here}</Text>
    </nav>
  );
}
