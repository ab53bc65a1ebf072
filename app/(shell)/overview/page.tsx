import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { forecastInput, troubledInput } from '@/components/overview/overview-input';
import { OverviewPage } from '@/components/overview/overview-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Overview' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const { cluster: named, ns } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, named);
  if (cluster !== undefined)
    await Promise.all([
      api.queryClient.prefetchQuery(
        api.trpc.certificates.list.queryOptions(troubledInput(cluster, ns)),
      ),
      api.queryClient.prefetchQuery(
        api.trpc.certificates.forecast.queryOptions(forecastInput(cluster, ns)),
      ),
    ]);
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <OverviewPage />
    </HydrationBoundary>
  );
}
