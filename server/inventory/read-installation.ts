import { Failure, isFailure } from '@/shared/failure';
import { listField, numberField, textField } from '@/shared/fields';
import type { Installation } from '@/shared/installation';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';

const deployments = { group: 'apps', version: 'v1', resource: 'deployments' };
const crds = {
  group: 'apiextensions.k8s.io',
  version: 'v1',
  resource: 'customresourcedefinitions',
};
// The chart and the static manifests label every component so; releases by other means may not.
export const componentSelector =
  'app.kubernetes.io/component in (controller,webhook,cainjector),app.kubernetes.io/name in (cert-manager,webhook,cainjector)';

const component = (one: KubeObject) =>
  textField(one, 'metadata', 'labels', 'app.kubernetes.io/component') ?? one.metadata.name;
const image = (one: KubeObject) =>
  textField(listField(one, 'spec', 'template', 'spec', 'containers')[0], 'image') ?? '';

/** `v1.20.3` of an image name; a digest behind it is no version. */
function versionOf(name: string): string {
  return /:(v?\d[^@:/]*)(?:@|$)/.exec(name)?.[1] ?? 'unknown';
}

/** A forbidden CRD costs only the version label, not the whole answer. */
async function crd(cluster: Cluster): Promise<KubeObject | 'unreadable' | undefined> {
  try {
    return await get(cluster, crds, undefined, 'certificates.cert-manager.io');
  } catch (error) {
    if (isFailure(error) && error.code === 'forbidden') return 'unreadable';
    throw error;
  }
}

/** The cert-manager that runs in the cluster, read with the actor's own rights. */
export async function readInstallation(cluster: Cluster): Promise<Installation> {
  try {
    const definition = await crd(cluster);
    const found = await listAll(cluster, deployments, { labelSelector: componentSelector });
    const controller = found.find((one) => component(one) === 'controller');
    if (!controller) return absent(cluster, definition);
    if (!definition) return withoutCrds(cluster, controller);
    const namespace = controller.metadata.namespace ?? '';
    const label =
      definition === 'unreadable'
        ? undefined
        : textField(definition, 'metadata', 'labels', 'app.kubernetes.io/version');
    return {
      state: 'installed',
      namespace,
      version: versionOf(image(controller)),
      components: found
        .filter((one) => one.metadata.namespace === namespace)
        .map((one) => ({
          component: component(one),
          image: image(one),
          ready: numberField(one, 'status', 'readyReplicas') ?? 0,
          wanted: numberField(one, 'spec', 'replicas') ?? 1,
        })),
      ...(label && { crdVersion: label }),
    };
  } catch (error) {
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'unavailable'))
      return { state: 'unreadable', why: error.message };
    throw error;
  }
}

function withoutCrds(cluster: Cluster, controller: KubeObject): Installation {
  const namespace = controller.metadata.namespace ?? '';
  const version = versionOf(image(controller));
  const release = textField(controller, 'metadata', 'annotations', 'meta.helm.sh/release-name');
  return {
    state: 'without-crds',
    namespace,
    version,
    ...(release && { release }),
    why: `cert-manager ${version} runs in namespace ${namespace} of cluster ${cluster.name}, but there is no CRD certificates.cert-manager.io. Every Certificate and issuer went with the CRDs; what is in the TLS Secrets stays and is no longer renewed.`,
  };
}

function absent(cluster: Cluster, definition: KubeObject | 'unreadable' | undefined): Installation {
  if (definition === 'unreadable')
    throw new Failure(
      'forbidden',
      `Could not tell whether cert-manager is installed in cluster ${cluster.name}: no Deployment of it was found and its CRDs may not be read. Grant get on customresourcedefinitions.apiextensions.k8s.io.`,
    );
  if (definition)
    return {
      state: 'crds-only',
      why: `Cluster ${cluster.name} has cert-manager's CRDs but no cert-manager Deployment that could be found: nothing issues or renews certificates.`,
    };
  return {
    state: 'not-installed',
    why: `cert-manager is not installed in cluster ${cluster.name}: there is no CRD certificates.cert-manager.io and no cert-manager Deployment.`,
  };
}
