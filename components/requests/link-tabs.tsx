'use client';

import Link from 'next/link';
import { useQueryState } from 'nuqs';

import { linkParams } from '../address/params';
import { placeQuery } from '../address/place-query';
import { usePlace } from '../address/use-place';
import { classes } from '../text/classes';
import { linkWords } from './link-words';

const kinds = ['requests', 'orders', 'challenges'] as const;

/** The three lists of this page; each has an address of its own. */
export function LinkTabs() {
  const { cluster, namespaces } = usePlace();
  const [show] = useQueryState('show', linkParams.show);
  return (
    <nav aria-label="Kinds" className="flex flex-wrap gap-1">
      {kinds.map((kind) => (
        <Link
          key={kind}
          prefetch={false}
          aria-current={kind === show ? 'page' : undefined}
          href={{
            pathname: '/requests',
            query: {
              ...placeQuery(cluster, namespaces),
              ...(kind !== 'requests' && { show: kind }),
            },
          }}
          className={classes(
            'rounded-md px-3 py-1.5 text-muted hover:text-text',
            'aria-[current]:bg-accent-soft aria-[current]:text-text aria-[current]:font-medium',
          )}
        >
          {linkWords[kind].title}
        </Link>
      ))}
    </nav>
  );
}
