import { clusterList } from '@/shared/cluster';

import { listClusters } from '../list-clusters';
import { namedCluster } from '../named-cluster';
import { procedure, router } from '../trpc';

export const clustersRouter = router({
  list: procedure
    .meta({ about: 'The contexts of the kubeconfig, and what the API server of each says now.' })
    .input(namedCluster)
    .output(clusterList)
    .query(({ ctx }) => listClusters(ctx.identity)),
});
