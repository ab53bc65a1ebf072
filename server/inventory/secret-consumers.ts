import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';
import { field, listField, textField } from '@/shared/fields';
import type { SecretConsumers } from '@/shared/secret';

import { referencedSecrets } from '../domain/referenced-secrets';
import type { Cluster } from '../kube/cluster';
import { list } from '../kube/list';
import type { Kind } from '../kube/resource-path';
import { kinds } from './kinds';
import type { Scopes } from './scopes';

const looked: readonly (readonly [string, Kind])[] = [
  ['Pod', { version: 'v1', resource: 'pods' }],
  ['Ingress', { group: 'networking.k8s.io', version: 'v1', resource: 'ingresses' }],
  ['Issuer', kinds.issuers],
];

/** A projected volume names its Secret `secret: {name}`, which is no reference anywhere else. */
function isProjected(spec: unknown, name: string): boolean {
  return listField(spec, 'volumes').some((volume) =>
    listField(volume, 'projected', 'sources').some(
      (one) => textField(one, 'secret', 'name') === name,
    ),
  );
}

function refersTo(object: unknown, name: string): boolean {
  const spec = field(object, 'spec');
  const { secrets, pullSecrets } = referencedSecrets(spec);
  return secrets.has(name) || pullSecrets.has(name) || isProjected(spec, name);
}

const mostNamed = 100;

/** What in the Secret's namespace refers to it, read on demand with the actor's own rights, and what was looked at. */
export async function secretConsumers(
  scopes: Scopes,
  asActor: Cluster,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<SecretConsumers> {
  const found: string[] = [];
  const lookedAt: string[] = [];
  if (within(scopes.certificates, namespace)) lookedAt.push(`Certificates of ${namespace}`);
  for (const [kind, resource] of looked) {
    try {
      for await (const page of list(asActor, resource, { namespace }))
        for (const one of page.items)
          if (refersTo(one, name)) found.push(`${kind}/${one.metadata.name}`);
      lookedAt.push(`${resource.resource} of ${namespace}`);
    } catch (error) {
      // What may not be read was not looked at, and is not named as such.
      if (!isFailure(error) || (error.code !== 'forbidden' && error.code !== 'not-found'))
        throw error;
    }
  }
  return { found: found.slice(0, mostNamed), lookedAt };
}
