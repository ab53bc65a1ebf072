import packageJson from '@/package.json' with { type: 'json' };
import type { Actor } from '@/shared/actor';
import type { Session } from '@/shared/session';
import { session } from '@/shared/session';

import type { Identity } from '../../auth/identity';
import { kubeconfigUser } from '../../auth/kubeconfig-user';
import { findCluster, kubeconfig } from '../../kube/kubeconfig';
import { namedCluster } from '../named-cluster';
import { procedure, router } from '../trpc';

/** The person as the cluster knows them that the page is about. */
async function actorAt({ actor, only }: Identity, cluster?: string): Promise<Actor> {
  if (only !== undefined || cluster === undefined) return actor;
  return { ...(await kubeconfigUser(findCluster(cluster))), via: actor.via };
}

export const sessionRouter = router({
  get: procedure
    .input(namedCluster)
    .output(session)
    .query(async ({ ctx, input }): Promise<Session> => {
      const { clusters, current } = kubeconfig();
      const names = clusters.map(({ name }) => name);
      const shown = ctx.identity.only ?? current;
      return {
        actor: await actorAt(ctx.identity, input?.cluster ?? shown ?? names[0]),
        version: packageJson.version,
        clusters: names,
        current: shown,
        now: Date.now(),
      };
    }),
});
