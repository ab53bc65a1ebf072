import type { Access } from '@/shared/access';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { accessReview } from './access-review';
import type { Identity } from './identity';
import { KeptFor } from './kept-for';

const allowed = perProcess('may', () => new KeptFor<boolean>(60_000));

/** Whether this person may do that, as the API server said within the last 60 s. */
export function may(
  identity: Identity,
  cluster: Cluster,
  asked: Omit<Access, 'to'>,
): Promise<boolean> {
  const { verb, group, resource, subresource, namespace, name } = asked;
  const what = [verb, group, resource, subresource, namespace, name].join(' ');
  const key = `${identity.key} ${cluster.name} ${cluster.server} ${what}`;
  return allowed.get(key, () => accessReview(identity.on(cluster), asked));
}
