import { isFailure } from '@/shared/failure';

import type { Cluster } from './cluster';
import type { KubeObject } from './object';
import { type Kind, resourcePath } from './resource-path';
import { sendJson } from './send';

/** One object; `undefined` when there is none of that name. */
export async function get(
  cluster: Cluster,
  kind: Kind,
  namespace: string | undefined,
  name: string,
  signal?: AbortSignal,
): Promise<KubeObject | undefined> {
  try {
    return await sendJson<KubeObject>(cluster, {
      path: resourcePath(kind, namespace, name),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (isFailure(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}
