import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { RunsPage } from '@/components/runs/runs-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Runs' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const { cluster: named } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, named);
  if (cluster !== undefined)
    await api.queryClient.prefetchQuery(api.trpc.runs.list.queryOptions({ cluster }));
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <RunsPage />
    </HydrationBoundary>
  );
}
