import { textField } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { readReleases } from './read-releases';
import type { Revision } from './revision';

export type InstallationRelease =
  | { readonly state: 'no-controller'; readonly why: string }
  /** Several controllers fight for the same certificates; which one is meant is not ours to guess. */
  | { readonly state: 'several'; readonly why: string; readonly controllers: readonly string[] }
  /** Installed by something else: static manifests, Argo CD, an operator. */
  | { readonly state: 'not-helm'; readonly namespace: string; readonly why: string }
  | {
      readonly state: 'found';
      /** Where the controller runs. */
      readonly namespace: string;
      readonly controller: KubeObject;
      readonly release: { readonly name: string; readonly namespace: string };
      /** The newest first. */
      readonly revisions: readonly Revision[];
    };

const labelSelector = 'app.kubernetes.io/component=controller,app.kubernetes.io/name=cert-manager';
const named = ({ metadata: { namespace, name } }: KubeObject) => `${namespace}/${name}`;

/** The Helm release that owns cert-manager's controller, with all its revisions. */
export async function findInstallationRelease(
  cluster: Cluster,
  signal?: AbortSignal,
): Promise<InstallationRelease> {
  const deployments = { group: 'apps', version: 'v1', resource: 'deployments' };
  const found = await listAll(cluster, deployments, { labelSelector, signal });
  const [controller, ...others] = found;
  if (!controller)
    return {
      state: 'no-controller',
      why: `There is no Deployment with the labels of cert-manager's controller (${labelSelector}) in cluster ${cluster.name}.`,
    };
  if (others.length > 0) {
    const controllers = found.map(named);
    const why = `${controllers.length} cert-manager controllers run in cluster ${cluster.name}: ${controllers.join(', ')}. Remove those that should not be there first.`;
    return { state: 'several', why, controllers };
  }
  return releaseOf(cluster, controller, signal);
}

async function releaseOf(
  cluster: Cluster,
  controller: KubeObject,
  signal: AbortSignal | undefined,
): Promise<InstallationRelease> {
  const annotation = (name: string) =>
    textField(controller, 'metadata', 'annotations', `meta.helm.sh/${name}`);
  const namespace = controller.metadata.namespace ?? '';
  const release = annotation('release-name');
  if (release === undefined) {
    const why = `Deployment ${named(controller)} carries no annotation meta.helm.sh/release-name: it was not installed by a Helm release, but by a manifest, Argo CD or an operator. Upgrade it the way it was installed.`;
    return { state: 'not-helm', namespace, why };
  }
  const at = { name: release, namespace: annotation('release-namespace') ?? namespace };
  const revisions = await readReleases(cluster, { ...at, signal });
  if (revisions.length > 0)
    return { state: 'found', namespace, controller, release: at, revisions };
  const why = `Deployment ${named(controller)} says that it belongs to Helm release ${at.namespace}/${at.name}, but there is no Secret of that release: it was rendered by helm template, or its records are kept elsewhere (HELM_DRIVER) or gone.`;
  return { state: 'not-helm', namespace, why };
}
