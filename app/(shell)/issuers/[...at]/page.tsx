import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { IssuerPage } from '@/components/issuer/issuer-page';
import { visibleText } from '@/components/text/visible-text';
import type { IssuerQueryOne } from '@/shared/issuer-detail';

import { clusterOf } from '../../cluster-of';
import { decodeSegment } from '../../decode-segment';
import { signedIn } from '../../signed-in';

interface Props {
  readonly params: Promise<{ readonly at: readonly string[] }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { at } = await params;
  return { title: visibleText(at.map(decodeSegment).join('/')) };
}

export default async function Page({ params, searchParams }: Props) {
  const api = await signedIn();
  const at = named((await params).at.map(decodeSegment));
  const { cluster: asked } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, asked);
  if (cluster !== undefined)
    await api.queryClient.prefetchQuery(api.trpc.issuers.get.queryOptions({ cluster, ...at }));
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <IssuerPage at={at} />
    </HydrationBoundary>
  );
}

/** `/issuers/company` is a ClusterIssuer, `/issuers/shop/ca` an Issuer. */
function named([first, second, ...more]: readonly string[]): Omit<IssuerQueryOne, 'cluster'> {
  if (first === undefined || more.length > 0) notFound();
  if (second === undefined) return { kind: 'ClusterIssuer', name: first };
  return { kind: 'Issuer', namespace: first, name: second };
}
