import { explainQuery, explanation } from '@/shared/symptom';

import { explain } from '../../domain/diagnosis/explain';
import { findCluster } from '../../kube/kubeconfig';
import { procedure, router } from '../trpc';

export const symptomsRouter = router({
  explain: procedure
    .meta({
      about:
        'What an error of cert-manager, Kubernetes, Helm or a CA means, and what to do: the known symptoms in a text.',
    })
    .input(explainQuery)
    .output(explanation)
    .query(({ ctx, input }) => {
      ctx.identity.on(findCluster(input.cluster));
      return explain(input.text);
    }),
});
