import { challengePage, challengeQuery } from '@/shared/challenge';

import { challengeKind } from '../../inventory/challenge-kind';
import { listLinks } from '../../inventory/list-links';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

export const challengesRouter = router({
  list: procedure
    .meta({
      about:
        'ACME Challenges with their state and reason, the name, the solver and the Certificate each is for.',
    })
    .input(challengeQuery)
    .output(challengePage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listLinks(challengeKind, inventory, scopes, input, Date.now());
    }),
});
