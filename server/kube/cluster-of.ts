import { createHash } from 'node:crypto';

import { KubeConfig } from '@kubernetes/client-node/dist/config.js';

import { Failure } from '@/shared/failure';

import type { Cluster } from './cluster';
import { exportCredentials } from './export-credentials';
import { onceAtATime } from './once-at-a-time';

/** A config of its own per context, so that one context's credentials never reach another's server. */
function only(config: KubeConfig, context: string, as: 'user' | 'nobody'): KubeConfig {
  const one = new KubeConfig();
  const { clusters, users, contexts } = config;
  // Without a user client-node would leave out the cluster's CA, too.
  const nobody = { name: `${context} has no user` };
  one.loadFromOptions({
    clusters,
    users: [...users, nobody],
    contexts: contexts.map((each) =>
      each.user && as === 'user' ? each : { ...each, user: nobody.name },
    ),
    currentContext: context,
  });
  return one;
}

const serverOf = (config: KubeConfig) =>
  (config.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');

/** Changes with anything that the kubeconfig says of a context: its cluster, its user, their names. */
export function digestOf(config: KubeConfig, context: string): string {
  const one = only(config, context, 'user');
  const said = [one.getContextObject(context), one.getCurrentCluster(), one.getCurrentUser()];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** One context as a Cluster; `reload` reads the kubeconfig again after the API server refused its credentials. */
export function clusterOf(config: KubeConfig, context: string, reload: () => KubeConfig): Cluster {
  let own = only(config, context, 'user');
  const server = serverOf(own);
  return {
    name: context,
    server,
    credentials: onceAtATime(context, async (renew) => {
      if (renew) own = renewed();
      return exportCredentials(own, context);
    }),
    trust: async () => exportCredentials(only(config, context, 'nobody'), context),
  };

  function renewed(): KubeConfig {
    const again = only(reload(), context, 'user');
    if (!again.getCurrentCluster() || serverOf(again) === server) return again;
    throw new Failure(
      'unavailable',
      `The kubeconfig's context ${context} leads to ${serverOf(again)} now, whose credentials are not for ${server}. Open the cluster again.`,
    );
  }
}
