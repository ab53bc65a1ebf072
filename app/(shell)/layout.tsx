import { HydrationBoundary, dehydrate } from '@tanstack/react-query';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';

import { countInput } from '@/components/address/count-input';
import { currentCluster } from '@/components/address/current-cluster';
import { loadPlace } from '@/components/address/params';
import { ClockProvider } from '@/components/clock/clock-provider';
import { QueryProvider } from '@/components/query/query-provider';
import { Shell } from '@/components/shell/shell';

import { signedIn } from './signed-in';

/** The whole cluster, which the sidebar counts, and the namespaces that are chosen, which a page speaks of. */
const placesOf = (chosen: readonly string[]) => (chosen.length > 0 ? [[], chosen] : [[]]);

export default async function ShellLayout({ children }: { children: ReactNode }) {
  const { queryClient, trpc } = await signedIn();
  const session = await queryClient.fetchQuery(trpc.session.get.queryOptions());
  const path = (await headers()).get('x-certferry-path') ?? '';
  const { cluster: named, ns } = loadPlace(new URLSearchParams(path.split('?')[1]));
  const cluster = currentCluster(named, session);
  if (cluster !== undefined)
    await Promise.all([
      ...placesOf(ns).flatMap((of) => [
        queryClient.prefetchQuery(trpc.certificates.list.queryOptions(countInput(cluster, of))),
        queryClient.prefetchQuery(trpc.secrets.list.queryOptions(countInput(cluster, of))),
      ]),
      queryClient.prefetchQuery(trpc.issuers.list.queryOptions(countInput(cluster))),
      queryClient.prefetchQuery(trpc.requests.list.queryOptions(countInput(cluster))),
    ]);
  return (
    <QueryProvider>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <ClockProvider now={session.now}>
          <Shell>{children}</Shell>
        </ClockProvider>
      </HydrationBoundary>
    </QueryProvider>
  );
}
