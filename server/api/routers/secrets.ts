import { z } from 'zod';

import { secretConsumers, secretDetail, secretPage, secretQuery } from '@/shared/secret';

import { listSecrets } from '../../inventory/list-secrets';
import { readSecret } from '../../inventory/read-secret';
import { secretConsumers as readConsumers } from '../../inventory/secret-consumers';
import { clusterView } from '../cluster-view';
import { procedure, router } from '../trpc';

const secretInput = z.object({ cluster: z.string(), namespace: z.string(), name: z.string() });

export const secretsRouter = router({
  list: procedure
    .meta({ about: 'TLS Secrets with the health of the stored pair, never with its key.' })
    .input(secretQuery)
    .output(secretPage)
    .query(async ({ ctx, input }) => {
      const { inventory, scopes } = await clusterView(ctx.identity, input.cluster);
      return listSecrets(inventory, scopes, input, Date.now());
    }),
  get: procedure
    .meta({
      about:
        'One Secret, read with your own rights: every certificate in it as openssl x509 -text tells it, what is wrong with it, who writes and who uses it; never a value of its data.',
    })
    .input(secretInput)
    .output(secretDetail)
    .query(async ({ ctx, input: { cluster, ...at } }) => {
      const { inventory, scopes, asActor } = await clusterView(ctx.identity, cluster);
      return readSecret(inventory, scopes, asActor, at, Date.now());
    }),
  consumers: procedure
    .meta({
      about:
        'What uses a Secret: Pods, Ingresses, Gateways, issuers and the keystores of Certificates, read on demand with your own rights, and what was looked at or could not be.',
    })
    .input(secretInput)
    .output(secretConsumers)
    .query(async ({ ctx, input: { cluster, ...at } }) => {
      const { inventory, scopes, asActor } = await clusterView(ctx.identity, cluster);
      return readConsumers(inventory, scopes, asActor, at);
    }),
});
