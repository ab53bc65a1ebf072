import packageJson from '@/package.json' with { type: 'json' };
import type { Session } from '@/shared/session';
import { session } from '@/shared/session';

import { kubeconfig } from '../../kube/kubeconfig';
import { namedCluster } from '../named-cluster';
import { procedure, router } from '../trpc';

export const sessionRouter = router({
  get: procedure
    .input(namedCluster)
    .output(session)
    .query(({ ctx }): Session => {
      const { clusters, current } = kubeconfig();
      return {
        actor: ctx.identity.actor,
        version: packageJson.version,
        clusters: clusters.map(({ name }) => name),
        current,
        now: Date.now(),
      };
    }),
});
