import { within } from '@/shared/actor';
import { installationTopics } from '@/shared/beside';
import { listField, textField } from '@/shared/fields';
import type { SecretReference } from '@/shared/issuer-detail';
import { linkTopic, namingTopics, objectTopic, signerLink } from '@/shared/made-of';
import type { Revisions } from '@/shared/revision';

import { certificateFacts } from '../domain/certificate-facts';
import type { Chain, Part } from '../domain/diagnosis/chain';
import type { RawObject } from '../domain/raw-object';
import type { SecretFacts } from '../domain/secret-facts';
import type { KubeObject } from '../kube/object';
import type { Inventory } from './inventory';
import { issuerTopic } from './links-of';
import type { Scopes } from './scopes';
import { storedSecret } from './stored-secret';

const nameOf = (object: RawObject) => textField(object, 'metadata', 'name') ?? '';
const namesIn = (part: Part<readonly RawObject[]>) =>
  part.is === 'read' ? part.value.map(nameOf) : [];
const apart = (topics: readonly (string | undefined)[]) => [
  ...new Set(topics.filter((one) => one !== undefined)),
];

/** Of a CA: what it signed, or ceased to have signed. */
const signedBy = (leaf: SecretFacts['leaf']) =>
  leaf?.isCA ? linkTopic('secrets', signerLink(leaf.subject)) : undefined;

/** Who does the work, or does not. */
const controllers = installationTopics(['deployments', 'leases']);

/** What the page of a Certificate is made of: its chain, what may join it, who names the same Secret and what that signed. */
export function certificateMadeOf(
  inventory: Inventory,
  scopes: Scopes,
  chain: Chain,
  revisions: Revisions,
): string[] {
  const facts = certificateFacts(chain.certificate);
  const { namespace, name, secretName } = facts;
  const own = objectTopic('certificates', namespace, name);
  const next = textField(chain.certificate, 'status', 'nextPrivateKeySecretName');
  const issuer = chain.issuer?.is === 'read' ? chain.issuer.value : undefined;
  const ca = textField(issuer, 'spec', 'ca', 'secretName');
  const requests = [
    ...namesIn(chain.requests),
    ...(revisions.is === 'read' ? revisions.requests.map((one) => one.name) : []),
  ];
  const orders = namesIn(chain.orders);
  const seen = secretName && within(scopes.secrets, namespace);
  const leaf = seen ? storedSecret(inventory, `${namespace}/${secretName}`)?.leaf : undefined;
  return apart([
    own,
    issuerTopic(facts),
    ...[secretName, next, ca].map((one) => one && objectTopic('secrets', namespace, one)),
    ...(secretName ? namingTopics(namespace, secretName) : []),
    signedBy(leaf),
    ...controllers,
    linkTopic('certificaterequests', own),
    ...requests.flatMap((one) => {
      const request = objectTopic('certificaterequests', namespace, one);
      return [request, linkTopic('orders', request)];
    }),
    ...orders.flatMap((one) => {
      const order = objectTopic('orders', namespace, one);
      return [order, linkTopic('challenges', order)];
    }),
    ...namesIn(chain.challenges).map((one) => objectTopic('challenges', namespace, one)),
  ]);
}

/** What the page of a Secret is made of: who names or owns it and, of a CA, what it signed. */
export function secretMadeOf(secret: KubeObject, { leaf }: Pick<SecretFacts, 'leaf'>): string[] {
  const { namespace = '', name } = secret.metadata;
  const owners = listField(secret, 'metadata', 'ownerReferences').filter(
    (one) => textField(one, 'kind') === 'Certificate',
  );
  return apart([
    objectTopic('secrets', namespace, name),
    ...namingTopics(namespace, name),
    ...owners.map((one) => objectTopic('certificates', namespace, textField(one, 'name') ?? '')),
    signedBy(leaf),
  ]);
}

interface Issuer {
  readonly kind: 'Issuer' | 'ClusterIssuer';
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** What tells the state of a Certificate that hangs on an issuer: each of them names the issuer itself. */
const hanging = ['certificates', 'certificaterequests', 'orders', 'challenges'] as const;

/** What the page of an issuer is made of: the Secrets it names, and whatever is issued by it. */
export function issuerMadeOf(
  { kind, namespace, name }: Issuer,
  references: readonly SecretReference[],
): string[] {
  const own =
    kind === 'Issuer'
      ? objectTopic('issuers', namespace, name)
      : objectTopic('clusterissuers', undefined, name);
  return apart([
    own,
    ...references.map((one) => objectTopic('secrets', one.namespace, one.name)),
    ...hanging.map((resource) => linkTopic(resource, own)),
    // Which namespace its Secrets are in, the controller's flags say.
    ...(kind === 'ClusterIssuer' ? controllers : []),
  ]);
}
