import { secretPage, secretQuery } from '@/shared/secret';

import { listSecrets } from '../../inventory/list-secrets';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const secretsRouter = router({
  list: procedure
    .meta({ about: 'TLS Secrets with the health of the stored pair, never with its key.' })
    .input(secretQuery)
    .output(secretPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listSecrets(inventory, scopes, input, Date.now());
    }),
});
