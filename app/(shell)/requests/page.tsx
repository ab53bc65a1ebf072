import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { challengeInput, orderInput, requestInput } from '@/components/address/link-input';
import { loadLinkParams } from '@/components/address/params';
import { RequestsPage } from '@/components/requests/requests-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Requests' };

type Api = Awaited<ReturnType<typeof signedIn>>;
type Params = Awaited<ReturnType<typeof loadLinkParams>>;

function prefetch({ queryClient, trpc }: Api, cluster: string, params: Params): Promise<void> {
  switch (params.show) {
    case 'requests':
      return queryClient.prefetchQuery(
        trpc.requests.list.queryOptions(requestInput(cluster, params)),
      );
    case 'orders':
      return queryClient.prefetchQuery(trpc.orders.list.queryOptions(orderInput(cluster, params)));
    case 'challenges':
      return queryClient.prefetchQuery(
        trpc.challenges.list.queryOptions(challengeInput(cluster, params)),
      );
  }
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const params = await loadLinkParams(searchParams);
  const cluster = await clusterOf(api, params.cluster);
  if (cluster !== undefined) await prefetch(api, cluster, params);
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <RequestsPage />
    </HydrationBoundary>
  );
}
