import type { ClusterInfo, ClusterList } from '@/shared/cluster';
import { textField } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Identity } from '../auth/identity';
import { KeptFor } from '../auth/kept-for';
import type { Cluster } from '../kube/cluster';
import { kubeconfig } from '../kube/kubeconfig';
import { sendJson } from '../kube/send';
import { failureOf } from './failure-to-trpc';

const answers = perProcess('cluster-answers', () => new KeptFor<ClusterInfo>(5_000));

/** Asks the API server for its version, which every authenticated identity may read. */
async function ask(identity: Identity, cluster: Cluster): Promise<ClusterInfo> {
  const { name, server } = cluster;
  try {
    const version = await sendJson(identity.on(cluster), { path: '/version', silence: 4_000 });
    return {
      state: 'connected',
      name,
      server,
      version: textField(version, 'gitVersion') ?? 'unknown',
    };
  } catch (error) {
    const { code, message } = failureOf(error);
    return { state: 'failed', name, server, code, why: message };
  }
}

/** Every context of the kubeconfig with what its API server says now; one that is gone costs the others nothing. */
export async function listClusters(identity: Identity): Promise<ClusterList> {
  const { clusters, current, problem } = kubeconfig();
  return {
    clusters: await Promise.all(
      clusters.map((cluster) =>
        answers.get(`${identity.key} ${cluster.name} ${cluster.server}`, () =>
          ask(identity, cluster),
        ),
      ),
    ),
    ...(current !== undefined && { current }),
    ...(problem && { problem: problem.message }),
  };
}
