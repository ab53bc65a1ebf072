import { issuerPage, issuerQuery } from '@/shared/issuer';

import { listIssuers } from '../../inventory/list-issuers';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const issuersRouter = router({
  list: procedure
    .meta({ about: 'Issuers and ClusterIssuers with their state and what hangs on each.' })
    .input(issuerQuery)
    .output(issuerPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listIssuers(inventory, scopes, input, Date.now());
    }),
});
