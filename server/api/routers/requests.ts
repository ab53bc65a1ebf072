import { requestPage, requestQuery } from '@/shared/request';

import { listLinks } from '../../inventory/list-links';
import { requestKind } from '../../inventory/request-kind';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const requestsRouter = router({
  list: procedure
    .meta({
      about: 'CertificateRequests with what has become of each and the Certificate it is for.',
    })
    .input(requestQuery)
    .output(requestPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listLinks(requestKind, inventory, scopes, input, Date.now());
    }),
});
