import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { type ControllerRelease, releaseOf } from './release-of';

export type InstallationRelease =
  | { readonly state: 'no-controller'; readonly why: string }
  /** Several controllers fight for the same certificates; which one is meant is not ours to guess. */
  | { readonly state: 'several'; readonly why: string; readonly controllers: readonly string[] }
  | ControllerRelease;

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
