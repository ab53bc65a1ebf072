import { z } from 'zod';

import { installationSummary } from '@/shared/installation';
import { installationCauses } from '@/shared/installation-causes';
import { apiChecked, installationDetail } from '@/shared/installation-detail';

import { unheard } from '../../inventory/besides';
import { countOwnedSecrets } from '../../inventory/count-owned-secrets';
import { describeInstallations } from '../../inventory/describe-installations';
import { probeApi } from '../../inventory/probe-api';
import { readInstallationCauses } from '../../inventory/read-installation-causes';
import { findCluster } from '../../kube/kubeconfig';
import { clusterView } from '../cluster-view';
import { summarizeInstallation } from '../summarize-installation';
import { procedure, router } from '../trpc';

const of = z.object({ cluster: z.string() });

export const installationRouter = router({
  summary: procedure
    .meta({ about: 'The cert-manager that runs in the cluster: version, namespace, components.' })
    .input(of)
    .output(installationSummary)
    .query(({ ctx, input }) => summarizeInstallation(ctx.identity, input.cluster)),
  get: procedure
    .meta({
      about:
        'Everything about the cert-managers of the cluster: versions and where they are from, how they were installed, pods, leaders, CRDs, webhooks, settings, support, and what is wrong with them.',
    })
    .input(of)
    .output(installationDetail)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes, asActor } = await clusterView(ctx.identity, input.cluster);
      const known = countOwnedSecrets(inventory, scopes);
      const described = await describeInstallations(asActor, known);
      const unwatched = unheard(inventory.besides, scopes, asActor.name);
      return { ...described, unheard: [...unwatched, ...described.unheard] };
    }),
  causes: procedure
    .meta({
      about:
        "Why cert-manager itself does not work as it should: every known symptom that its Pods, their events and logs, Helm's record, its namespace and CRDs show, and that objects show together, each with the words that say it, the object, and what to do.",
    })
    .input(of)
    .output(installationCauses)
    .query(async ({ ctx, input }) =>
      readInstallationCauses(await clusterView(ctx.identity, input.cluster)),
    ),
  check: procedure
    .meta({
      about:
        "Asks cert-manager's API now whether it works, as `cmctl check api` does: two CertificateRequests in a dry run, with your own rights, which the API server sends through the webhook. Nothing is kept. `problem` says why it does not work, or why you could not ask, and is absent where it works.",
    })
    .input(of.extend({ namespace: z.string().min(1).max(63) }))
    .output(apiChecked)
    .mutation(async ({ ctx, input: { cluster, namespace } }) => {
      const problem = await probeApi(ctx.identity.on(findCluster(cluster)), namespace);
      return { at: Date.now(), ...(problem !== undefined && { problem }) };
    }),
});
