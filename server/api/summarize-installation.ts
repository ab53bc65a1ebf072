import { isFailure } from '@/shared/failure';
import type { Installation, InstallationSummary } from '@/shared/installation';
import { perProcess } from '@/shared/per-process';

import type { Identity } from '../auth/identity';
import { KeptFor } from '../auth/kept-for';
import { may } from '../auth/may';
import { inventoryOf } from '../inventory/inventories';
import { readInstallation } from '../inventory/read-installation';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';

/** What it is read from: who may read these is told what was read for somebody else. */
const needed = [
  { verb: 'list', group: 'apps', resource: 'deployments' },
  {
    verb: 'get',
    group: 'apiextensions.k8s.io',
    resource: 'customresourcedefinitions',
    name: 'certificates.cert-manager.io',
  },
] as const;

/** Every open page shows it: one reading for all of them, until a watch tells that something has changed. */
const kept = perProcess('installation', () => new KeptFor<Read>(30_000));

type Read = Installation & { readonly readAt: number };

async function read(cluster: Cluster): Promise<Read> {
  return { ...(await readInstallation(cluster)), readAt: Date.now() };
}

/** Undefined where it fails: Certferry may have fewer rights than whoever asks, or none any more. */
async function readForAll(cluster: Cluster): Promise<Read | undefined> {
  try {
    const { installationChangedAt } = inventoryOf(cluster).besides;
    const key = `${cluster.name} ${cluster.server}`;
    return await kept.get(key, () => read(cluster), installationChangedAt);
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

/** The cert-manager of a cluster, read for all who may read it each 30 s and when it changes; for others with their own rights. */
export async function summarizeInstallation(
  identity: Identity,
  name: string,
): Promise<InstallationSummary> {
  return { ...(await readFor(identity, name)), now: Date.now() };
}

async function readFor(identity: Identity, name: string): Promise<Read> {
  const cluster = findCluster(name);
  const asActor = identity.on(cluster);
  const answers = await Promise.all(needed.map((one) => may(identity, cluster, one)));
  if (answers.every(Boolean)) {
    const shared = await readForAll(cluster);
    if (shared && shared.state !== 'unreadable') return shared;
  }
  return read(asActor);
}
