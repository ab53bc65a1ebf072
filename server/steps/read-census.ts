import { textField } from '@/shared/fields';

import { type Census, censusOf, requestRowOf, type SecretRow, secretRowOf } from '../domain/census';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { list, type ListOptions } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { Kind } from '../kube/resource-path';
import { serverVersion } from '../kube/server-version';

/** Every page becomes rows as it arrives: no list of keys is ever held. */
async function rows<Row>(
  cluster: Cluster,
  kind: Kind,
  options: ListOptions,
  row: (object: KubeObject) => Row,
): Promise<Row[]> {
  const all: Row[] = [];
  for await (const { items } of list(cluster, kind, options)) {
    for (const object of items) all.push(row(object));
    await new Promise((resolve) => setImmediate(resolve)); // X.509 parsing is all CPU
  }
  return all;
}

const tls = 'type=kubernetes.io/tls';
/** cert-manager labels what it issues; a Secret that was there before keeps its own type. */
const issued = {
  fieldSelector: 'type!=kubernetes.io/tls',
  labelSelector: 'controller.cert-manager.io/fao=true',
};
const temporary = 'cert-manager.io/next-private-key';

/** Reads the census as it is now, with the actor's rights. */
export async function readCensus(cluster: Cluster, signal: AbortSignal): Promise<Census> {
  const certificates = await rows(cluster, kinds.certificates, { signal }, slim);
  const secrets = [
    ...(await rows(cluster, kinds.secrets, { signal, fieldSelector: tls }, secretRowOf)),
    ...(await rows(cluster, kinds.secrets, { signal, ...issued }, certified)).flat(),
  ];
  await addNamed(cluster, certificates, secrets, signal);
  const requests = await rows(cluster, kinds.requests, { signal }, requestRowOf);
  const { now } = await serverVersion(cluster, signal);
  return censusOf(now, certificates, secrets, requests);
}

const slim = ({ metadata, spec, status }: KubeObject) => ({
  metadata: { ...metadata, managedFields: undefined, annotations: undefined },
  spec,
  status,
});

/** Keys of issuances under way come and go. */
const certified = (secret: KubeObject): SecretRow[] =>
  textField(secret, 'metadata', 'labels', temporary) === undefined ? [secretRowOf(secret)] : [];

/** Secrets of another type and without the label, as old versions wrote them into what was there. */
async function addNamed(
  cluster: Cluster,
  certificates: readonly unknown[],
  secrets: SecretRow[],
  signal: AbortSignal,
): Promise<void> {
  const known = new Set(secrets.map(({ namespace, name }) => `${namespace}/${name}`));
  for (const certificate of certificates) {
    const namespace = textField(certificate, 'metadata', 'namespace') ?? '';
    const name = textField(certificate, 'spec', 'secretName') ?? '';
    const key = `${namespace}/${name}`;
    if (name === '' || known.has(key)) continue;
    known.add(key);
    const secret = await get(cluster, kinds.secrets, namespace, name, signal);
    if (secret) secrets.push(secretRowOf(secret));
  }
}
