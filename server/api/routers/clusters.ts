import { clusterList } from '@/shared/cluster';

import { listClusters } from '../list-clusters';
import { namedCluster } from '../named-cluster';
import { procedure, router } from '../trpc';

export const clustersRouter = router({
  list: procedure
    .input(namedCluster)
    .output(clusterList)
    .query(({ ctx }) => listClusters(ctx.identity)),
});
