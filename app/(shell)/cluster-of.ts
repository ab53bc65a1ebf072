import 'server-only';
import { currentCluster } from '@/components/address/current-cluster';

import type { signedIn } from './signed-in';

/** The cluster that this address speaks of; undefined when the kubeconfig has none. */
export async function clusterOf(
  { queryClient, trpc }: Awaited<ReturnType<typeof signedIn>>,
  named: string | null,
): Promise<string | undefined> {
  return currentCluster(named, await queryClient.fetchQuery(trpc.session.get.queryOptions()));
}
