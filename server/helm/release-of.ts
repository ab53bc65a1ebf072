import { textField } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import type { KubeObject } from '../kube/object';
import { readReleases } from './read-releases';
import type { Revision } from './revision';

export type ControllerRelease =
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

const named = ({ metadata: { namespace, name } }: KubeObject) => `${namespace}/${name}`;

/** The Helm release that a controller says it belongs to; undefined where it names none. */
export function releaseNamed(
  controller: KubeObject,
): { readonly name: string; readonly namespace: string } | undefined {
  const annotation = (name: string) =>
    textField(controller, 'metadata', 'annotations', `meta.helm.sh/${name}`);
  const name = annotation('release-name');
  const namespace = annotation('release-namespace') ?? controller.metadata.namespace ?? '';
  return name === undefined ? undefined : { name, namespace };
}

/** The Helm release that a controller belongs to, with all its revisions. */
export async function releaseOf(
  cluster: Cluster,
  controller: KubeObject,
  signal?: AbortSignal,
): Promise<ControllerRelease> {
  const namespace = controller.metadata.namespace ?? '';
  const at = releaseNamed(controller);
  if (at === undefined) {
    const why = `Deployment ${named(controller)} carries no annotation meta.helm.sh/release-name: it was not installed by a Helm release, but by a manifest, Argo CD or an operator. Upgrade it the way it was installed.`;
    return { state: 'not-helm', namespace, why };
  }
  const revisions = await readReleases(cluster, { ...at, signal });
  if (revisions.length > 0)
    return { state: 'found', namespace, controller, release: at, revisions };
  const why = `Deployment ${named(controller)} says that it belongs to Helm release ${at.namespace}/${at.name}, but there is no Secret of that release: it was rendered by helm template, or its records are kept elsewhere (HELM_DRIVER) or gone.`;
  return { state: 'not-helm', namespace, why };
}
