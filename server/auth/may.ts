import type { Access } from '@/shared/access';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { accessReview } from './access-review';
import type { Identity } from './identity';
import { KeptFor } from './kept-for';

/** Milliseconds. Whoever puts answers together for ten seconds more is told none that is older than 60 s. */
export const rightsKept = 50_000;
const allowed = perProcess('may', () => new KeptFor<boolean>(rightsKept));

/** Whether this person may do that, as the API server said within the last 50 s. */
export function may(
  identity: Identity,
  cluster: Cluster,
  asked: Omit<Access, 'to'>,
): Promise<boolean> {
  const { verb, group, resource, subresource, namespace, name } = asked;
  const what = [verb, group, resource, subresource, namespace, name].join(' ');
  const key = `${identity.key} ${cluster.name} ${cluster.server} ${what}`;
  return allowed.get(key, async (ahead) => accessReview(identity.on(cluster), asked, ahead));
}
