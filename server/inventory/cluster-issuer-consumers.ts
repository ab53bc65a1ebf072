import { Failure } from '@/shared/failure';
import { field } from '@/shared/fields';
import type { SecretConsumers } from '@/shared/secret';

import { referencedSecrets } from '../domain/referenced-secrets';
import type { Cluster } from '../kube/cluster';
import { list } from '../kube/list';
import { kinds } from './kinds';
import { readResourceNamespace } from './read-resource-namespace';

/**
 * The ClusterIssuers that use a Secret, read with the actor's own rights. They look for their Secrets in one namespace
 * only, which the running controller says; what their solvers pull images with, they look for in every one.
 */
export async function clusterIssuerConsumers(
  asActor: Cluster,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<SecretConsumers['found']> {
  const naming: string[] = [];
  const pulling: string[] = [];
  for await (const { items } of list(asActor, kinds.clusterissuers))
    for (const one of items) {
      const { secrets, pullSecrets } = referencedSecrets(field(one, 'spec'));
      if (pullSecrets.has(name)) pulling.push(one.metadata.name);
      else if (secrets.has(name)) naming.push(one.metadata.name);
    }
  const where = naming.length > 0 ? await readResourceNamespace(asActor) : undefined;
  if (where?.is === 'unread')
    throw new Failure(
      'unavailable',
      `ClusterIssuer ${naming.join(', ')} names a Secret ${name}, and it is not known in which namespace: ${where.why}`,
    );
  const used = where?.value === namespace ? [...naming, ...pulling] : pulling;
  return used.map((one) => ({ kind: 'ClusterIssuer', name: one }));
}
