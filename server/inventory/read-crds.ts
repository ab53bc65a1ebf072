import { crdNames } from '../domain/crd-mode';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';

/** Those of the six that are there; a list would read every other program's as well. */
export async function readCrds(cluster: Cluster, signal?: AbortSignal): Promise<KubeObject[]> {
  const found = await Promise.all(
    crdNames.map((name) => get(cluster, kinds.crds, undefined, name, signal)),
  );
  return found.flatMap((one) => one ?? []);
}
