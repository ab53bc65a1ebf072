import { Failure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import type { KubeObject } from '../kube/object';
import { kinds } from './kinds';

/** One Certificate, read now with the actor's own rights. */
export async function getCertificate(
  asActor: Cluster,
  at: { namespace: string; name: string },
): Promise<KubeObject> {
  const object = await get(asActor, kinds.certificates, at.namespace, at.name);
  if (object) return object;
  throw new Failure(
    'not-found',
    `There is no Certificate ${at.namespace}/${at.name} in cluster ${asActor.name}. It may have been deleted a moment ago.`,
  );
}
