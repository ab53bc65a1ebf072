import { field, isRecord, listField, textField } from '@/shared/fields';

import { certificateFacts } from '../domain/certificate-facts';
import type { Chain, Part, SecretLink } from '../domain/diagnosis/chain';
import { nextRequests } from '../domain/diagnosis/current-request';
import { ownerOf } from '../domain/owner-of';
import type { RawObject } from '../domain/raw-object';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { list } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { Kind } from '../kube/resource-path';
import { readEvents } from './read-events';
import { readPart } from './read-part';

const orders = { group: 'acme.cert-manager.io', version: 'v1', resource: 'orders' };
const challenges = { group: 'acme.cert-manager.io', version: 'v1', resource: 'challenges' };

/** Page by page, so that a namespace full of them is never held at once. */
async function those(
  cluster: Cluster,
  kind: Kind,
  namespace: string,
  wanted: (object: KubeObject) => boolean,
): Promise<RawObject[]> {
  const found: RawObject[] = [];
  for await (const { items } of list(cluster, kind, { namespace }))
    found.push(...items.filter(wanted));
  return found;
}

const uidOf = (object: RawObject) => textField(object, 'metadata', 'uid') ?? '';

/** Those for the Certificate by its uid, and those that bear its name and belong to another. */
function readRequests(cluster: Cluster, certificate: RawObject, namespace: string, name: string) {
  const uid = uidOf(certificate);
  return readPart(() =>
    those(cluster, kinds.requests, namespace, (one) => {
      const named = textField(one, 'metadata', 'annotations', 'cert-manager.io/certificate-name');
      return ownerOf(one)?.uid === uid || named === name;
    }),
  );
}

/** None where there is nothing that could own one: then nothing has to be asked. */
async function ownedBy(
  cluster: Cluster,
  kind: Kind,
  namespace: string,
  owners: readonly string[],
): Promise<Part<RawObject[]>> {
  if (owners.length === 0) return { is: 'read', value: [] };
  const uids = new Set(owners);
  return readPart(() =>
    those(cluster, kind, namespace, (one) => uids.has(ownerOf(one)?.uid ?? '')),
  );
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
export async function readChain(cluster: Cluster, certificate: KubeObject): Promise<Chain> {
  const { namespace, name, secretName } = certificateFacts(certificate);
  const [issuer, secret, requests] = await Promise.all([
    readIssuer(cluster, certificate),
    readPart(() => readSecret(cluster, namespace, secretName)),
    readRequests(cluster, certificate, namespace, name),
  ]);
  const next =
    requests.is === 'read'
      ? nextRequests(certificate, requests.value).own.map(({ uid }) => uid)
      : [];
  const [ca, found] = await Promise.all([
    readCa(cluster, namespace, issuer),
    ownedBy(cluster, orders, namespace, next),
  ]);
  const owners = found.is === 'read' ? found.value.map(uidOf) : [];
  const proofs = await ownedBy(cluster, challenges, namespace, owners);
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
