import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { RunPage } from '@/components/run/run-page';
import { visibleText } from '@/components/text/visible-text';

import { clusterOf } from '../../cluster-of';
import { decodeSegment } from '../../decode-segment';
import { signedIn } from '../../signed-in';

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: visibleText(`Run ${decodeSegment((await params).id)}`) };
}

export default async function Page({ params, searchParams }: Props) {
  const api = await signedIn();
  const id = decodeSegment((await params).id);
  const { cluster: named } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, named);
  if (cluster !== undefined)
    await Promise.all([
      api.queryClient.prefetchQuery(api.trpc.runs.get.queryOptions({ cluster, id })),
      api.queryClient.prefetchQuery(api.trpc.runs.rights.queryOptions({ cluster, id })),
    ]);
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <RunPage id={id} />
    </HydrationBoundary>
  );
}
