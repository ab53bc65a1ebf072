import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { KeptFor } from './kept-for';
import { orInstead } from './or-instead';
import { type Who, whoAmI } from './who-am-i';

export const unnamed: Who = { name: "the kubeconfig's user", groups: [] };

/** Also that a cluster did not tell: one that is silent must not be waited for at every page. */
const told = perProcess('kubeconfig-users', () => new KeptFor<Who>(30_000));

/** What a cluster calls the kubeconfig's user, where it tells that soon. Who is signed in does not depend on it. */
export function kubeconfigUser(cluster: Cluster): Promise<Who> {
  return told.get(`${cluster.name} ${cluster.server}`, async () => {
    try {
      return await orInstead(whoAmI(cluster, 'kubeconfig'), unnamed);
    } catch {
      return unnamed; // its pages say why
    }
  });
}
