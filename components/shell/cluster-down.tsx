'use client';

import { useQuery } from '@tanstack/react-query';

import { useTRPC } from '../query/trpc';
import { visibleText } from '../text/visible-text';

/** In place of the age of data that there is none of: that the cluster does not answer. */
export function ClusterDown({ cluster }: { cluster: string }) {
  const { data } = useQuery(useTRPC().clusters.list.queryOptions());
  const info = data?.clusters.find(({ name }) => name === cluster);
  if (info?.state !== 'failed') return null;
  return (
    <span className="second flex items-center gap-2" title={visibleText(info.why)}>
      <span aria-hidden className="bg-bad size-2 shrink-0" />
      <output>unreachable</output>
    </span>
  );
}
