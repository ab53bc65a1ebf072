import { challengePage, challengeQuery } from '@/shared/challenge';

import { listChallenges } from '../../inventory/list-challenges';
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
      return listChallenges(inventory, scopes, input, Date.now());
    }),
});
