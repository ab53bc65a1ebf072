import type { InstallationDetail } from '@/shared/installation-detail';

import { describeInstallation } from '../domain/describe-installation';
import { findInstallations, type FoundInstallation } from '../domain/find-installations';
import type { ReleaseFacts } from '../domain/install-method';
import { electionNamespace } from '../domain/installation';
import { type Elected, leaseNames } from '../domain/leader-of';
import { severalInstallations } from '../domain/several-installations';
import { releaseNamed, releaseOf } from '../helm/release-of';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { serverVersion } from '../kube/server-version';
import { PartReader } from './part-reader';
import { readCrds } from './read-crds';

/** Everything that is known of the cert-managers of a cluster, each part read with the actor's own rights. */
export async function describeInstallations(at: Cluster): Promise<InstallationDetail> {
  const reader = new PartReader();
  const { version: kubernetes, now } = await serverVersion(at);
  const [deployments, crds] = await Promise.all([
    readDeployments(at, reader),
    reader.read('crds', () => readCrds(at)),
  ]);
  const found = findInstallations(deployments ?? []);
  const installations = await Promise.all(
    found.map(async (one) => {
      const read = await readOne(at, one, reader);
      return describeInstallation({ ...read, kubernetes, ...(crds && { crds }) }, now);
    }),
  );
  const findings = severalInstallations(found);
  return { kubernetes, installations, findings, unread: reader.unread, now };
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

async function readOne(at: Cluster, found: FoundInstallation<KubeObject>, reader: PartReader) {
  const { namespace, controller } = found;
  const [release, pods, leases] = await Promise.all([
    readRelease(at, controller, reader),
    reader.read('pods', () => listAll(at, kinds.pods, { namespace })),
    readLeases(at, found, reader),
  ]);
  return { found, release, leases, ...(pods && { pods }) };
}

async function readRelease(
  at: Cluster,
  controller: KubeObject,
  reader: PartReader,
): Promise<ReleaseFacts> {
  const name = releaseNamed(controller);
  if (!name) return { is: 'none' };
  const found = await reader.read('releases', () => releaseOf(at, controller));
  if (!found) return { is: 'unread', ...name };
  const [last] = found.state === 'found' ? found.revisions : [];
  if (!last) return { is: 'none' };
  const { revision, status } = last;
  if (last.state === 'unreadable') return { is: 'found', ...name, revision, status };
  const { chart, manifest } = last;
  const read = { chart: `${chart.name} ${chart.version}`, version: chart.appVersion, manifest };
  return { is: 'found', ...name, revision, status, read };
}

async function readLeases(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  reader: PartReader,
): Promise<ReadonlyMap<Elected, KubeObject | undefined>> {
  const leases = new Map<Elected, KubeObject | undefined>();
  for (const component of ['controller', 'cainjector'] as const) {
    const deployment = found[component];
    if (!deployment) continue;
    const namespace = electionNamespace(deployment);
    const answer = await reader.read('leases', async () => ({
      lease: await get(at, kinds.leases, namespace, leaseNames[component]),
    }));
    if (answer) leases.set(component, answer.lease);
  }
  return leases;
}
