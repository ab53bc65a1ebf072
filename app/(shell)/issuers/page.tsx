import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { issuerInput } from '@/components/address/issuer-input';
import { loadIssuerParams } from '@/components/address/params';
import { IssuersPage } from '@/components/issuers/issuers-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Issuers' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const params = await loadIssuerParams(searchParams);
  const cluster = await clusterOf(api, params.cluster);
  if (cluster !== undefined) {
    const input = issuerInput(cluster, params);
    await api.queryClient.prefetchQuery(api.trpc.issuers.list.queryOptions(input));
  }
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <IssuersPage />
    </HydrationBoundary>
  );
}
