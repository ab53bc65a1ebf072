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
/** Nothing more can be read with these credentials, or Certferry itself is at fault. */
const endsAll: readonly string[] = ['unauthorized', 'internal'];

/** What in the Secret's namespace refers to it, read on demand with the actor's own rights, and what was looked at or could not be. */
export async function secretConsumers(
  scopes: Scopes,
  asActor: Cluster,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<SecretConsumers> {
  const found: string[] = [];
  const lookedAt: string[] = [];
  const unread: SecretConsumers['unread'] = [];
  const certificates = `Certificates of ${namespace}`;
  if (within(scopes.certificates, namespace)) lookedAt.push(certificates);
  else
    unread.push({
      what: certificates,
      why: `You may not list certificates.cert-manager.io in ${namespace}.`,
    });
  for (const [kind, resource] of looked) {
    const what = `${resource.resource} of ${namespace}`;
    try {
      for await (const page of list(asActor, resource, { namespace }))
        for (const one of page.items)
          if (refersTo(one, name)) found.push(`${kind}/${one.metadata.name}`);
      lookedAt.push(what);
    } catch (error) {
      if (!isFailure(error) || endsAll.includes(error.code)) throw error;
      // A kind that the cluster does not have uses nothing.
      if (error.code !== 'not-found') unread.push({ what, why: error.message });
    }
  }
  return { found: found.slice(0, mostNamed), lookedAt, unread };
}
