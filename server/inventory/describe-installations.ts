import type { InstallationDetail, OwnerReferences } from '@/shared/installation-detail';

import { clusterFindings } from '../domain/cluster-findings';
import { crdFacts } from '../domain/crd-facts';
import { describeInstallation } from '../domain/describe-installation';
import { findInstallations } from '../domain/find-installations';
import { unheardDeployments } from '../domain/unheard-deployments';
import type { WebhookConfiguration } from '../domain/webhook-trust';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { Kind } from '../kube/resource-path';
import { serverVersion } from '../kube/server-version';
import { PartReader } from './part-reader';
import { readCrds } from './read-crds';
import { readOneInstallation } from './read-one-installation';

/**
 * Everything that is known of the cert-managers of a cluster, each part read with the actor's own rights. `secrets`:
 * what is known already of those that the actor may list.
 */
export async function describeInstallations(
  at: Cluster,
  secrets: OwnerReferences | { readonly why: string },
): Promise<InstallationDetail> {
  const reader = new PartReader();
  const owned = 'why' in secrets ? undefined : secrets;
  if ('why' in secrets) reader.unread.push({ part: 'secrets', why: secrets.why });
  const { version: kubernetes, now } = await serverVersion(at);
  const [deployments, crds, webhooks] = await Promise.all([
    readDeployments(at, reader),
    reader.read('crds', () => readCrds(at)),
    reader.read('webhooks', () => readWebhooks(at)),
  ]);
  const found = findInstallations(deployments ?? []);
  const shared = {
    kubernetes,
    ...(crds && { crds }),
    ...(webhooks && { webhooks }),
    ...(owned && { owned }),
  };
  const installations = await Promise.all(
    found.map(async (one) =>
      describeInstallation({ ...(await readOneInstallation(at, one, reader)), ...shared }, now),
    ),
  );
  const sawAll = reader.unread.every(({ part }) => part !== 'deployments');
  return {
    kubernetes,
    installations,
    crds: (crds ?? []).map(crdFacts),
    ...(owned && { ownerReferences: owned }),
    findings: clusterFindings({ found, sawAll, ...shared }),
    unread: reader.unread,
    unheard: unheardDeployments(found),
    now,
  };
}

async function readWebhooks(at: Cluster): Promise<WebhookConfiguration[]> {
  const read = async (kind: WebhookConfiguration['kind'], of: Kind) =>
    (await listAll(at, of)).map((object) => ({ kind, object }));
  const [validating, mutating] = await Promise.all([
    read('ValidatingWebhookConfiguration', kinds.validatingWebhooks),
    read('MutatingWebhookConfiguration', kinds.mutatingWebhooks),
  ]);
  return [...validating, ...mutating];
}

/** Where the chart and the manifests install into. */
const usualNamespace = 'cert-manager';

/** Of the whole cluster, as an image alone may tell what a Deployment is; else of the usual namespace. */
async function readDeployments(at: Cluster, reader: PartReader) {
  const all = await reader.read('deployments', () => listAll(at, kinds.deployments));
  if (all) return all;
  return reader.read('deployments', () =>
    listAll(at, kinds.deployments, { namespace: usualNamespace }),
  );
}
