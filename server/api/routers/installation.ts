import { z } from 'zod';

import { installation } from '@/shared/installation';

import { readInstallation } from '../../inventory/read-installation';
import { findCluster } from '../../kube/kubeconfig';
import { procedure, router } from '../trpc';

export const installationRouter = router({
  get: procedure
    .meta({ about: 'The cert-manager that runs in the cluster: version, namespace, components.' })
    .input(z.object({ cluster: z.string() }))
    .output(installation)
    .query(({ ctx, input }) => readInstallation(ctx.identity.on(findCluster(input.cluster)))),
});
