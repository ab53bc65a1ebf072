import { issuerPage, issuerQuery } from '@/shared/issuer';
import { issuerDetail, issuerQueryOne } from '@/shared/issuer-detail';

import { listIssuers } from '../../inventory/list-issuers';
import { readIssuer } from '../../inventory/read-issuer';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const issuersRouter = router({
  get: procedure
    .meta({
      about:
        'One issuer: why it cannot sign, its ACME account and solvers, every Secret it names, its CA, and the Certificates that hang on it.',
    })
    .input(issuerQueryOne)
    .output(issuerDetail)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes, asActor } = await clusterView(ctx.identity, input.cluster);
      return readIssuer(inventory, scopes, asActor, input, Date.now());
    }),
  list: procedure
    .meta({ about: 'Issuers and ClusterIssuers with their state and what hangs on each.' })
    .input(issuerQuery)
    .output(issuerPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listIssuers(inventory, scopes, input, Date.now());
    }),
});
