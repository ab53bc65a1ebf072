import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { certificateInput } from '@/components/address/certificate-input';
import { loadCertificateParams } from '@/components/address/params';
import { CertificatesPage } from '@/components/certificates/certificates-page';

import { clusterOf } from '../cluster-of';
import { signedIn } from '../signed-in';

export const metadata: Metadata = { title: 'Certificates' };

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await signedIn();
  const params = await loadCertificateParams(searchParams);
  const cluster = await clusterOf(api, params.cluster);
  if (cluster !== undefined) {
    const input = certificateInput(cluster, params);
    await api.queryClient.prefetchQuery(api.trpc.certificates.list.queryOptions(input));
  }
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <CertificatesPage />
    </HydrationBoundary>
  );
}
