import { clusterList } from '@/shared/cluster';

import { listClusters } from '../list-clusters';
import { procedure, router } from '../trpc';

export const clustersRouter = router({
  list: procedure.output(clusterList).query(({ ctx }) => listClusters(ctx.identity)),
});
