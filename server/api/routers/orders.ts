import { orderPage, orderQuery } from '@/shared/order';

import { listLinks } from '../../inventory/list-links';
import { orderKind } from '../../inventory/order-kind';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const ordersRouter = router({
  list: procedure
    .meta({
      about:
        'ACME Orders with their state and reason, the names, the ACME server and the Certificate each is for.',
    })
    .input(orderQuery)
    .output(orderPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listLinks(orderKind, inventory, scopes, input, Date.now());
    }),
});
