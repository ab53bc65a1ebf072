import type { Route } from 'next';
import Link from 'next/link';

import { placeQuery } from '../address/place-query';
import { Text } from '../text/text';

interface Props {
  readonly cluster: string;
  /** The list in which the object stands. */
  readonly path: Route;
  readonly title: string;
  readonly namespace?: string | undefined;
}

/** Where an object's page stands: its list, and its namespace in it. */
export function Trail({ cluster, path, title, namespace }: Props) {
  return (
    <nav aria-label="Where this is" className="second flex gap-1.5">
      <Link href={{ pathname: path, query: placeQuery(cluster, []) }} className="link">
        {title}
      </Link>
      {namespace !== undefined && (
        <>
          <span aria-hidden>/</span>
          <Link href={{ pathname: path, query: placeQuery(cluster, [namespace]) }} className="link">
            <Text>{namespace}</Text>
          </Link>
        </>
      )}
    </nav>
  );
}
