import { z } from 'zod';

import { planAnswer, planQuery, wizardView } from '@/shared/wizard';

import { findCluster } from '../../kube/kubeconfig';
import { wizards } from '../../wizards/table';
import { planRun } from '../plan-run';
import { askerOf } from '../run-asker';
import { procedure, router } from '../trpc';

export const wizardsRouter = router({
  list: procedure
    .meta({ about: 'The guided operations that there are.' })
    .input(z.object({ cluster: z.string() }))
    .output(z.array(wizardView))
    .query(({ ctx, input }) => {
      ctx.identity.on(findCluster(input.cluster));
      return Object.values(wizards).map(({ name, title, about, exclusive }) => ({
        name,
        title,
        about,
        exclusive,
      }));
    }),
  plan: procedure
    .meta({
      about:
        'What a wizard would do with these answers, decided now with your own rights: its steps, what was checked and found, which rights you lack with the Roles that would grant them, and who holds the cluster. Writes nothing. `hash` is what runs.start takes.',
    })
    .input(planQuery)
    .output(planAnswer)
    .query(async ({ ctx, input }) => planRun(await askerOf(ctx.identity, input.cluster), input)),
});
