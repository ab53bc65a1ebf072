import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { BundlesPage } from '@/components/bundles/bundles-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Backup' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const { cluster: named } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, named);
  if (cluster !== undefined)
    await api.queryClient.prefetchQuery(api.trpc.bundles.list.queryOptions({ cluster }));
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <BundlesPage />
    </HydrationBoundary>
  );
}
