import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadSecretParams } from '@/components/address/params';
import { secretInput } from '@/components/address/secret-input';
import { SecretsPage } from '@/components/secrets/secrets-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Secrets' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const params = await loadSecretParams(searchParams);
  const cluster = await clusterOf(api, params.cluster);
  if (cluster !== undefined) {
    const input = secretInput(cluster, params);
    await api.queryClient.prefetchQuery(api.trpc.secrets.list.queryOptions(input));
  }
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <SecretsPage />
    </HydrationBoundary>
  );
}
