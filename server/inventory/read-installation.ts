import { Failure, isFailure } from '@/shared/failure';
import { textField } from '@/shared/fields';
import type { Installation } from '@/shared/installation';
import { components } from '@/shared/run';

import { componentFacts } from '../domain/component-facts';
import { findInstallations } from '../domain/find-installations';
import { componentSelector, labelOf, runningVersion } from '../domain/installation';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';

/** A forbidden CRD costs only the version label, not the whole answer. */
async function crd(cluster: Cluster): Promise<KubeObject | 'unreadable' | undefined> {
  try {
    return await get(cluster, kinds.crds, undefined, 'certificates.cert-manager.io');
  } catch (error) {
    if (isFailure(error) && error.code === 'forbidden') return 'unreadable';
    throw error;
  }
}

/** The cert-manager that runs in the cluster, read with the actor's own rights. */
export async function readInstallation(cluster: Cluster): Promise<Installation> {
  try {
    const definition = await crd(cluster);
    const [found, ...others] = await readFound(cluster, definition);
    if (!found) return absent(cluster, definition);
    if (!definition) return withoutCrds(cluster, found.controller);
    const crdVersion =
      definition === 'unreadable' ? undefined : labelOf(definition, 'app.kubernetes.io/version');
    return {
      state: 'installed',
      namespace: found.namespace,
      version: runningVersion(found.controller),
      components: components.flatMap((component) => {
        const deployment = found[component];
        if (!deployment) return [];
        const { image, ready, wanted } = componentFacts(component, deployment, undefined);
        return [{ component, image, ready, wanted }];
      }),
      others: others.map(({ namespace }) => namespace),
      ...(crdVersion && { crdVersion }),
    };
  } catch (error) {
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'unavailable'))
      return { state: 'unreadable', why: error.message };
    throw error;
  }
}

/** By their labels, which costs little. Without them, where there are CRDs, an image may tell the controller. */
async function readFound(cluster: Cluster, definition: KubeObject | 'unreadable' | undefined) {
  const labelled = await listAll(cluster, kinds.deployments, { labelSelector: componentSelector });
  const found = findInstallations(labelled);
  if (found.length > 0 || !definition) return found;
  return findInstallations(await listAll(cluster, kinds.deployments));
}

function withoutCrds(cluster: Cluster, controller: KubeObject): Installation {
  const namespace = controller.metadata.namespace ?? '';
  const version = runningVersion(controller);
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
