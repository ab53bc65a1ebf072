import { within } from '@/shared/actor';
import type { Cause } from '@/shared/chain';
import { isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import type { InstallationCauses } from '@/shared/installation-causes';
import { redactLine } from '@/shared/redact';

import { argoApplication, argoCauses } from '../domain/diagnosis/argo-causes';
import { componentCauses } from '../domain/diagnosis/component-causes';
import { imageCause } from '../domain/diagnosis/image-cause';
import { monitorCauses } from '../domain/diagnosis/monitor-causes';
import { reissueCause, type SecretOf } from '../domain/diagnosis/reissue-cause';
import { releaseCauses } from '../domain/diagnosis/release-causes';
import { stuckCauses } from '../domain/diagnosis/stuck-causes';
import { type IssuedSecret, vanishedCause } from '../domain/diagnosis/vanished-cause';
import { type FoundInstallation, findInstallations } from '../domain/find-installations';
import type { RawObject } from '../domain/raw-object';
import { releaseOf } from '../helm/release-of';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import type { Kind } from '../kube/resource-path';
import { serverVersion } from '../kube/server-version';
import { freshnessOf, type Inventory } from './inventory';
import { type ReadPart, readComponentsTold } from './read-component-told';
import { readCrds } from './read-crds';
import type { Asking } from './read-links';
import type { Scopes } from './scopes';
import { keptSecrets, storedSecret } from './stored-secret';
import { webhookGroups } from './webhook-groups';

const certificatesCrd = 'certificates.cert-manager.io';
const namespaces = { version: 'v1', resource: 'namespaces' };
const services = { version: 'v1', resource: 'services' };
const applications = { group: 'argoproj.io', version: 'v1alpha1', resource: 'applications' };
const monitoring = { group: 'monitoring.coreos.com', version: 'v1' };
const serviceMonitors = { ...monitoring, resource: 'servicemonitors' };
const podMonitors = { ...monitoring, resource: 'podmonitors' };

/**
 * Why cert-manager itself does not work as it should, with the actor's own rights: what its Pods, their events and logs,
 * Helm's record, its namespace and CRDs say, and what several objects say together.
 */
export async function readInstallationCauses({
  inventory,
  scopes,
  asActor,
}: Asking): Promise<InstallationCauses> {
  const unread: InstallationCauses['unread'] = [];
  const read: ReadPart = async (what, work) => {
    try {
      return await work();
    } catch (error) {
      if (!isFailure(error) || error.code === 'unauthorized' || error.code === 'internal')
        throw error;
      unread.push({ what, why: error.message });
      return undefined;
    }
  };
  const { now } = await serverVersion(asActor);
  const [deployments = [], crds, terminating = []] = await Promise.all([
    // All of them: an image alone may tell what a Deployment is.
    read('deployments', () => listAll(asActor, kinds.deployments)),
    read('customresourcedefinitions', () => readCrds(asActor)),
    read('namespaces', () => listAll(asActor, namespaces)),
  ]);
  const found = findInstallations(deployments);
  const [ofEach, argo] = await Promise.all([
    Promise.all(found.map((one) => causesOfOne(asActor, one, read, now))),
    argoApplications(asActor, [...deployments, ...(crds ?? [])], read),
  ]);
  const its = {
    homes: new Set(found.map(({ namespace }) => namespace)),
    webhookGroups: webhookGroups(inventory, scopes),
  };
  const causes = [
    ...ofEach.flat(),
    ...(crds ?? []).flatMap((one) => stuckCauses('CustomResourceDefinition', one, now, its)),
    ...terminating.flatMap((one) => stuckCauses('Namespace', one, now, its)),
    ...argoCauses(argo),
    ...(crds ? vanished(inventory, scopes, crds) : []),
    ...reissued(inventory, scopes, now),
  ];
  return { causes, unread, now };
}

async function causesOfOne(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  read: ReadPart,
  now: number,
): Promise<Cause[]> {
  const { namespace, controller, webhook, cainjector } = found;
  const [{ told, pods }, release, its = [], monitors] = await Promise.all([
    readComponentsTold(at, found, read, now),
    read(`Helm's record of ${namespace}`, () => releaseOf(at, controller)),
    read(`services of ${namespace}`, () => listAll(at, services, { namespace })),
    Promise.all([serviceMonitors, podMonitors].map((kind) => whereServed(at, kind, read))),
  ]);
  const [last] = release?.state === 'found' ? release.revisions : [];
  const installed = last?.state === 'read' ? last.chart.appVersion : undefined;
  return [
    ...told.flatMap((one) => componentCauses(one, now)),
    ...(last
      ? releaseCauses({
          ...last,
          ...(last.state === 'read' && { description: redactLine(last.description) }),
        })
      : []),
    ...[controller, webhook, cainjector].flatMap(
      (one) => (one && imageCause(one, installed)) ?? [],
    ),
    ...monitorCauses({ monitors: monitors.flat(), services: its, pods }),
  ];
}

/** None where the cluster does not know the kind. */
async function whereServed(
  at: Cluster,
  kind: Kind,
  read: ReadPart,
  fieldSelector?: string,
): Promise<KubeObject[]> {
  const options = fieldSelector === undefined ? {} : { fieldSelector };
  const found = await read(kind.resource, async () => {
    try {
      return await listAll(at, kind, options);
    } catch (error) {
      if (isFailure(error) && error.code === 'not-found') return [];
      throw error;
    }
  });
  return found ?? [];
}

/** Only those that say that an object of cert-manager is theirs: a cluster may have thousands. */
async function argoApplications(
  at: Cluster,
  objects: readonly KubeObject[],
  read: ReadPart,
): Promise<KubeObject[]> {
  const names = new Set(objects.flatMap((one) => argoApplication(one) ?? []));
  const found = await Promise.all(
    [...names].map((name) => whereServed(at, applications, read, `metadata.name=${name}`)),
  );
  return found.flat();
}

/** Only who may see all of them can be told that there is none. */
function vanished(inventory: Inventory, scopes: Scopes, crds: readonly RawObject[]): Cause[] {
  const { state } = freshnessOf(inventory, 'certificates');
  if (scopes.certificates.of !== 'cluster' || (state !== 'live' && state !== 'absent')) return [];
  const issued: IssuedSecret[] = [];
  for (const { namespace, name, issuedFor, leaf } of keptSecrets(inventory))
    if (issuedFor !== undefined && leaf && within(scopes.secrets, namespace))
      issued.push({ namespace, name, since: leaf.notBefore });
  const crd = crds.find((one) => textField(one, 'metadata', 'name') === certificatesCrd);
  const certificates = inventory.certificates.rows.size;
  const cause = vanishedCause({ certificates, issued, crd });
  return cause ? [cause] : [];
}

function reissued(inventory: Inventory, scopes: Scopes, now: number): Cause[] {
  const rows = inventory.certificates.rows.values();
  const seen = [...rows].filter(({ namespace }) => within(scopes.certificates, namespace));
  const secretOf: SecretOf = ({ namespace, secretName }) =>
    within(scopes.secrets, namespace)
      ? storedSecret(inventory, `${namespace}/${secretName}`)
      : undefined;
  const cause = reissueCause(seen, secretOf, now);
  return cause ? [cause] : [];
}
