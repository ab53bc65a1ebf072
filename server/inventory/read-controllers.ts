import { configOf, configSource } from '../domain/config-file';
import type { ControllerLink, Part } from '../domain/diagnosis/chain';
import { booleanFlag } from '../domain/flag-of';
import { componentOf, componentSelector, electionNamespace } from '../domain/installation';
import { leaseNames } from '../domain/leader-of';
import type { ControllerLimits } from '../domain/trigger/back-off';
import { controllerLimits } from '../domain/trigger/controller-limits';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { readPart } from './read-part';

/** More in one cluster is a fault that the installation's page tells. */
const most = 4;

/** The controllers of cert-manager and who leads them, with the actor's own rights. */
export function readControllers(cluster: Cluster): Promise<Part<readonly ControllerLink[]>> {
  return readPart(async () => {
    const all = await listAll(cluster, kinds.deployments, { labelSelector: componentSelector });
    const found = all.filter((one) => componentOf(one) === 'controller').slice(0, most);
    return Promise.all(found.map((deployment) => controllerOf(cluster, deployment)));
  });
}

async function controllerOf(cluster: Cluster, deployment: KubeObject): Promise<ControllerLink> {
  const limits = await limitsOf(cluster, deployment);
  // Each of its pods acts: there is no Lease.
  if (booleanFlag(deployment, 'leader-elect') === false) return { deployment, limits };
  const namespace = electionNamespace(deployment);
  const lease = await readPart(() => get(cluster, kinds.leases, namespace, leaseNames.controller));
  return { deployment, lease, limits };
}

/** Where it has a configuration file, that may say how long it waits after a failure. */
async function limitsOf(cluster: Cluster, deployment: KubeObject): Promise<Part<ControllerLimits>> {
  const source = configSource(deployment);
  if (source.is === 'none') return { is: 'read', value: controllerLimits(deployment, {}) };
  if (source.is === 'elsewhere') {
    const why = `the controller's configuration file ${source.path} comes from no ConfigMap.`;
    return { is: 'unread', why };
  }
  return readPart(async () => {
    const { namespace } = deployment.metadata;
    const found = await get(cluster, kinds.configMaps, namespace, source.name);
    return controllerLimits(deployment, configOf(found, source.key));
  });
}
