import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';

import { loadPlace } from '@/components/address/params';
import { SecretPage } from '@/components/secret/secret-page';
import { visibleText } from '@/components/text/visible-text';

import { clusterOf } from '../../../cluster-of';
import { decodeSegment } from '../../../decode-segment';
import { signedIn } from '../../../signed-in';

interface Props {
  readonly params: Promise<{ readonly namespace: string; readonly name: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { namespace, name } = await decoded(params);
  return { title: visibleText(`${namespace}/${name}`) };
}

export default async function Page({ params, searchParams }: Props) {
  const api = await signedIn();
  const { namespace, name } = await decoded(params);
  const { cluster: named } = await loadPlace(searchParams);
  const cluster = await clusterOf(api, named);
  if (cluster !== undefined) {
    const input = { cluster, namespace, name };
    await api.queryClient.prefetchQuery(api.trpc.secrets.get.queryOptions(input));
  }
  return (
    <HydrationBoundary state={dehydrate(api.queryClient)}>
      <SecretPage namespace={namespace} name={name} />
    </HydrationBoundary>
  );
}

async function decoded(params: Props['params']) {
  const { namespace, name } = await params;
  return { namespace: decodeSegment(namespace), name: decodeSegment(name) };
}
