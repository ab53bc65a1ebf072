import { within } from '@/shared/actor';
import { isFailure } from '@/shared/failure';
import { field, listField, textField } from '@/shared/fields';
import { objectTopic } from '@/shared/made-of';
import type { SecretConsumers } from '@/shared/secret';

import { referencedSecrets } from '../domain/referenced-secrets';
import { secretsOfGateway } from '../domain/secrets-served';
import type { Cluster } from '../kube/cluster';
import { list } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { Kind } from '../kube/resource-path';
import { servedVersion } from '../kube/served-version';
import { besideKinds, gatewayVersions } from './beside-kinds';
import { clusterIssuerConsumers } from './cluster-issuer-consumers';
import { freshnessOf, type Inventory } from './inventory';
import { isComplete } from './is-complete';
import { kinds } from './kinds';
import type { Scopes } from './scopes';

const inNamespace: readonly (readonly [string, Kind])[] = [
  ['Pod', besideKinds.pods],
  ['Ingress', besideKinds.ingresses],
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

interface At {
  readonly namespace: string;
  readonly name: string;
}

/** A Gateway may serve a Secret of another namespace: all are looked at, or those of its own by who may see no more. */
async function gateways(asActor: Cluster, at: At): Promise<Looked | undefined> {
  const version = await servedVersion(asActor, besideKinds.gateways.group, gatewayVersions);
  if (version === undefined) return undefined;
  const kind = { ...besideKinds.gateways, version };
  const secret = objectTopic('secrets', at.namespace, at.name);
  const refers = (one: KubeObject) => secretsOfGateway(one).includes(secret);
  try {
    const found = await referring(asActor, 'Gateway', kind, undefined, refers);
    return { what: 'gateways of all namespaces', found };
  } catch (error) {
    if (!isFailure(error) || error.code !== 'forbidden') throw error;
  }
  const found = await referring(asActor, 'Gateway', kind, at.namespace, refers);
  return { what: `gateways of ${at.namespace}`, found };
}

interface Looked {
  readonly what: string;
  readonly found: SecretConsumers['found'];
}

async function referring(
  asActor: Cluster,
  kind: string,
  resource: Kind,
  namespace: string | undefined,
  refers: (object: KubeObject) => boolean,
): Promise<SecretConsumers['found']> {
  const found: SecretConsumers['found'] = [];
  for await (const page of list(asActor, resource, namespace === undefined ? {} : { namespace }))
    for (const one of page.items)
      if (refers(one))
        found.push({ kind, namespace: one.metadata.namespace ?? '', name: one.metadata.name });
  return found;
}

/** Certificates that do not write it, but lock a keystore with a password that it holds. */
function keystoresOf(
  { certificates }: Inventory,
  { namespace, name }: At,
): SecretConsumers['found'] {
  const found: SecretConsumers['found'] = [];
  for (const one of certificates.rows.values())
    if (one.namespace === namespace && one.keystorePasswords?.includes(name))
      found.push({ kind: 'Certificate', namespace, name: one.name });
  return found;
}

/** Why it is not known what the Certificates of a namespace name; undefined where it is. */
function certificatesUnread(
  inventory: Inventory,
  scopes: Scopes,
  namespace: string,
): string | undefined {
  if (!within(scopes.certificates, namespace))
    return `You may not list certificates.cert-manager.io in ${namespace}.`;
  const freshness = freshnessOf(inventory, 'certificates');
  if (isComplete(freshness)) return undefined;
  return 'why' in freshness ? freshness.why : 'They are still being read.';
}

/** What refers to the Secret, read on demand with the actor's own rights, and what was looked at or could not be. */
export async function secretConsumers(
  inventory: Inventory,
  scopes: Scopes,
  asActor: Cluster,
  at: At,
): Promise<SecretConsumers> {
  const { namespace, name } = at;
  const found: SecretConsumers['found'] = [];
  const lookedAt: string[] = [];
  const unread: SecretConsumers['unread'] = [];
  const certificates = `Certificates of ${namespace}`;
  const why = certificatesUnread(inventory, scopes, namespace);
  if (why !== undefined) unread.push({ what: certificates, why });
  else {
    lookedAt.push(certificates);
    found.push(...keystoresOf(inventory, at));
  }

  async function look(what: string, work: () => Promise<Looked | undefined>): Promise<void> {
    try {
      const looked = await work();
      if (!looked) return;
      found.push(...looked.found);
      lookedAt.push(looked.what);
    } catch (error) {
      if (!isFailure(error) || endsAll.includes(error.code)) throw error;
      // A kind that the cluster does not have uses nothing.
      if (error.code !== 'not-found') unread.push({ what, why: error.message });
    }
  }

  for (const [kind, resource] of inNamespace) {
    const what = `${resource.resource} of ${namespace}`;
    const refers = (one: KubeObject) => refersTo(one, name);
    await look(what, async () => ({
      what,
      found: await referring(asActor, kind, resource, namespace, refers),
    }));
  }
  await look('clusterissuers', async () => ({
    what: 'clusterissuers',
    found: await clusterIssuerConsumers(asActor, at),
  }));
  await look(`gateways of ${namespace}`, () => gateways(asActor, at));
  return { found: found.slice(0, mostNamed), lookedAt, unread };
}
