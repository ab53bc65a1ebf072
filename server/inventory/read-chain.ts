import { field, isRecord, listField, textField } from '@/shared/fields';

import { certificateFacts } from '../domain/certificate-facts';
import { challengeFacts } from '../domain/challenge-facts';
import type { Chain, Part, SecretLink } from '../domain/diagnosis/chain';
import { nextRequests } from '../domain/diagnosis/current-request';
import { orderFacts } from '../domain/order-facts';
import type { Owner } from '../domain/owner-of';
import type { RawObject } from '../domain/raw-object';
import { requestFacts } from '../domain/request-facts';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';
import { readEvents } from './read-events';
import { type Asking, readLinks } from './read-links';
import { readPart } from './read-part';

const uidOf = (object: RawObject) => textField(object, 'metadata', 'uid') ?? '';

/**
 * Those of the Certificate, by its uid, for the issuance that is stored and for the next one, and those that bear its
 * name and belong to another.
 */
function readRequests(asking: Asking, certificate: RawObject): Promise<Part<RawObject[]>> {
  const { namespace, name, revision = 0 } = certificateFacts(certificate);
  const uid = uidOf(certificate);
  return readLinks(asking, namespace, {
    resource: 'certificaterequests',
    project: requestFacts,
    rows: asking.inventory.certificaterequests.rows,
    wanted: ({ owner, namedFor, revision: its }) =>
      owner?.uid === uid
        ? its === revision || its === revision + 1
        : (namedFor ?? owner?.name) === name,
  });
}

/** None where there is nothing that could own one: then nothing has to be asked. */
async function ownedBy(
  asking: Asking,
  resource: 'orders' | 'challenges',
  namespace: string,
  owners: readonly string[],
): Promise<Part<RawObject[]>> {
  if (owners.length === 0) return { is: 'read', value: [] };
  const uids = new Set(owners);
  const wanted = ({ owner }: { owner?: Owner | undefined }) => uids.has(owner?.uid ?? '');
  const { orders, challenges } = asking.inventory;
  return resource === 'orders'
    ? readLinks(asking, namespace, { resource, project: orderFacts, rows: orders.rows, wanted })
    : readLinks(asking, namespace, {
        resource,
        project: challengeFacts,
        rows: challenges.rows,
        wanted,
      });
}

/** Undefined where there is none; its key is dropped here. */
async function readSecret(
  cluster: Cluster,
  namespace: string,
  name: string,
): Promise<SecretLink | undefined> {
  if (!name) return undefined;
  const secret = await get(cluster, kinds.secrets, namespace, name);
  if (!secret) return undefined;
  const text = (key: string) =>
    Buffer.from(textField(secret, 'data', key) ?? '', 'base64').toString('latin1');
  const { annotations, ownerReferences, uid } = secret.metadata;
  return {
    namespace,
    name,
    metadata: { namespace, name, uid, annotations, ownerReferences },
    crt: text('tls.crt'),
  };
}

async function readIssuer(
  cluster: Cluster,
  certificate: RawObject,
): Promise<Part<RawObject | undefined> | undefined> {
  const { namespace, issuer } = certificateFacts(certificate);
  if (issuer.group !== 'cert-manager.io') return undefined;
  // As cert-manager does: whatever is not Issuer is taken for a ClusterIssuer.
  const kind = issuer.kind === 'Issuer' ? kinds.issuers : kinds.clusterIssuers;
  const where = issuer.kind === 'Issuer' ? namespace : undefined;
  return readPart(() => get(cluster, kind, where, issuer.name));
}

/** What a CA issuer of the same namespace signs with; that of a ClusterIssuer is elsewhere. */
async function readCa(
  cluster: Cluster,
  namespace: string,
  issuer: Part<RawObject | undefined> | undefined,
): Promise<SecretLink | undefined> {
  const object = issuer?.is === 'read' ? issuer.value : undefined;
  const name = textField(object, 'spec', 'ca', 'secretName');
  if (!name || textField(object, 'metadata', 'namespace') !== namespace) return undefined;
  const part = await readPart(() => readSecret(cluster, namespace, name));
  return part.is === 'read' ? part.value : undefined;
}

function eventsAbout(
  chain: Pick<Chain, 'certificate' | 'issuer' | 'secret'>,
  ...more: readonly Part<readonly RawObject[]>[]
): RawObject[] {
  const { certificate, issuer, secret } = chain;
  const owner = listField(certificate, 'metadata', 'ownerReferences').find(
    (one) => field(one, 'controller') === true,
  );
  const namespace = textField(certificate, 'metadata', 'namespace');
  return [
    certificate,
    ...(isRecord(owner) ? [{ metadata: { ...owner, namespace } }] : []),
    ...(issuer?.is === 'read' && issuer.value ? [issuer.value] : []),
    ...(secret.is === 'read' && secret.value ? [{ metadata: secret.value.metadata }] : []),
    ...more.flatMap((part) => (part.is === 'read' ? part.value : [])),
  ];
}

/** Reads what a Certificate's issuance goes through, with the actor's own rights. */
export async function readChain(asking: Asking, certificate: KubeObject): Promise<Chain> {
  const { asActor: cluster } = asking;
  const { namespace, secretName } = certificateFacts(certificate);
  const [issuer, secret, requests] = await Promise.all([
    readIssuer(cluster, certificate),
    readPart(() => readSecret(cluster, namespace, secretName)),
    readRequests(asking, certificate),
  ]);
  const next =
    requests.is === 'read'
      ? nextRequests(certificate, requests.value).own.map(({ uid }) => uid)
      : [];
  const [ca, found] = await Promise.all([
    readCa(cluster, namespace, issuer),
    ownedBy(asking, 'orders', namespace, next),
  ]);
  const owners = found.is === 'read' ? found.value.map(uidOf) : [];
  const proofs = await ownedBy(asking, 'challenges', namespace, owners);
  const links = { certificate, ...(issuer && { issuer }), secret };
  const wanted: Part<readonly RawObject[]> =
    requests.is === 'read'
      ? { is: 'read', value: requests.value.filter((one) => next.includes(uidOf(one))) }
      : requests;
  const objects = eventsAbout(links, wanted, found, proofs);
  return {
    ...links,
    ...(ca && { ca }),
    requests,
    orders: found,
    challenges: proofs,
    events: await readPart(() => readEvents(cluster, objects)),
  };
}
