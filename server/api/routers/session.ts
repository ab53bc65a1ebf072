import packageJson from '@/package.json' with { type: 'json' };
import type { Session } from '@/shared/session';
import { session } from '@/shared/session';

import { findCluster, kubeconfig } from '../../kube/kubeconfig';
import { actorAt } from '../actor-at';
import { namedCluster } from '../named-cluster';
import { procedure, router } from '../trpc';

export const sessionRouter = router({
  get: procedure
    .meta({ about: 'Who you are, which clusters there are, and the version of Certferry.' })
    .input(namedCluster)
    .output(session)
    .query(async ({ ctx, input }): Promise<Session> => {
      const { clusters, current } = kubeconfig();
      const names = clusters.map(({ name }) => name);
      const shown = ctx.identity.only ?? current;
      const about = input?.cluster ?? shown ?? names[0];
      return {
        actor:
          about === undefined || ctx.identity.only !== undefined
            ? ctx.identity.actor
            : await actorAt(ctx.identity, findCluster(about)),
        version: packageJson.version,
        clusters: names,
        current: shown,
        now: Date.now(),
      };
    }),
});
