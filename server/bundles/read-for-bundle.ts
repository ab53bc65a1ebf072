import { isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';

import type { BundleContent, InstallationFacts } from '../domain/bundle-members';
import { type ControllerFacts, controllerFacts } from '../domain/controller-facts';
import { crdNames } from '../domain/crd-mode';
import { componentSelector } from '../domain/installation';
import { pairDisagrees } from '../domain/pair-disagrees';
import type { RawObject } from '../domain/raw-object';
import { goesIn, secretsOf, selectForBundle } from '../domain/select-for-bundle';
import { type BundleSources, keyOf, nameOf, namespaceOf } from '../domain/wanted-secrets';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { list, listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { Kind } from '../kube/resource-path';
import { serverVersion } from '../kube/server-version';
import { byEights } from './by-eights';
import { heldKinds } from './held-kinds';

export interface ReadForBundle {
  readonly content: BundleContent;
  readonly kubernetes: string;
  /** Of the cluster. */
  readonly uid?: string;
  /** Absent where no controller was found. */
  readonly controller?: ControllerFacts;
  /** Where the Secrets of ClusterIssuers were looked for. */
  readonly clusterResourceNamespace: string;
  /** Certificates that were being issued twice while they were read: Certificate and Secret may not belong together. */
  readonly unsettled: readonly { readonly namespace: string; readonly name: string }[];
}

/** What the chart and the manifests install into, for a cluster in which nothing runs. */
const usualNamespace = 'cert-manager';

/** A kind whose CRD is not there has no objects. */
async function everything(at: Cluster, kind: Kind, signal?: AbortSignal): Promise<KubeObject[]> {
  try {
    return await listAll(at, kind, { signal });
  } catch (error) {
    if (isFailure(error) && error.code === 'not-found') return [];
    throw error;
  }
}

async function installationOf(at: Cluster, signal?: AbortSignal): Promise<InstallationFacts> {
  const crds: KubeObject[] = [];
  await byEights(crdNames, async (name) => {
    const found = await get(at, kinds.crds, undefined, name, signal);
    if (found) crds.push(found);
  });
  return {
    crds: crds.toSorted((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1)),
    deployments: await listAll(at, kinds.deployments, { labelSelector: componentSelector, signal }),
  };
}

/** Page by page; what does not go in is not kept in memory. */
async function wantedSecretsOf(
  at: Cluster,
  sources: BundleSources,
  signal?: AbortSignal,
): Promise<Map<string, RawObject>> {
  const { needed, canaries } = secretsOf(sources);
  const found = new Map<string, RawObject>();
  const options = { fieldSelector: 'type!=helm.sh/release.v1', limit: 200, signal };
  for await (const { items } of list(at, kinds.secrets, options))
    for (const one of items) if (goesIn(one, needed.secrets, canaries)) found.set(keyOf(one), one);
  return found;
}

const targetOf = (certificate: RawObject) =>
  `${namespaceOf(certificate)}/${textField(certificate, 'spec', 'secretName') ?? ''}`;

/** Lists are of one moment each, and two of two moments: what was issued in between is read once more. */
async function settle(
  at: Cluster,
  certificates: Map<string, RawObject>,
  secrets: Map<string, RawObject>,
  signal?: AbortSignal,
): Promise<{ namespace: string; name: string }[]> {
  const unsettled: { namespace: string; name: string }[] = [];
  const torn = [...certificates.values()].filter((one) =>
    pairDisagrees(one, secrets.get(targetOf(one))),
  );
  await byEights(torn, async (certificate) => {
    const namespace = namespaceOf(certificate);
    const name = nameOf(certificate);
    const again = await get(at, kinds.certificates, namespace, name, signal);
    if (!again) {
      certificates.delete(keyOf(certificate));
      return;
    }
    certificates.set(keyOf(again), again);
    const target = textField(again, 'spec', 'secretName');
    const secret = target && (await get(at, kinds.secrets, namespace, target, signal));
    if (secret) secrets.set(keyOf(secret), secret);
    else secrets.delete(targetOf(again));
    if (pairDisagrees(again, secret || undefined)) unsettled.push({ namespace, name });
  });
  return unsettled;
}

/** Reads all that a bundle holds, with the actor's own credentials. */
export async function readForBundle(at: Cluster, signal?: AbortSignal): Promise<ReadForBundle> {
  const { version } = await serverVersion(at, signal);
  const installation = await installationOf(at, signal);
  const controller = controllerFacts(installation.deployments);
  const clusterResourceNamespace = controller?.clusterResourceNamespace ?? usualNamespace;
  const issuers = await everything(at, kinds.issuers, signal);
  const clusterIssuers = await everything(at, kinds.clusterIssuers, signal);
  const listed = await everything(at, kinds.certificates, signal);
  const certificates = new Map<string, RawObject>(listed.map((one) => [keyOf(one), one]));
  const sources = { certificates: listed, issuers, clusterIssuers, clusterResourceNamespace };
  const secrets = await wantedSecretsOf(at, sources, signal);
  const unsettled = await settle(at, certificates, secrets, signal);
  const namespaces = await listAll(at, heldKinds.namespaces, { signal });
  const system = namespaces.find((one) => nameOf(one) === 'kube-system');
  const uid = textField(system, 'metadata', 'uid');
  const selection = selectForBundle({
    ...sources,
    certificates: [...certificates.values()],
    secrets: [...secrets.values()],
  });
  return {
    content: { selection, namespaces, installation },
    kubernetes: version || 'unknown',
    ...(uid !== undefined && { uid }),
    ...(controller && { controller }),
    clusterResourceNamespace,
    unsettled,
  };
}
