import { isFailure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { resourcePath } from '../kube/resource-path';
import { sendJson } from '../kube/send';
import type { Revision } from './revision';

/**
 * Deletes the record of a pending revision, exactly the one that was looked at: had Helm gone on with it meanwhile,
 * it would be another version of it. The objects that the revision had changed stay; the next upgrade brings them on.
 */
export async function removePending(
  cluster: Cluster,
  { namespace, secretName, uid, resourceVersion }: Revision,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await sendJson(cluster, {
      method: 'DELETE',
      path: resourcePath({ version: 'v1', resource: 'secrets' }, namespace, secretName),
      body: { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid, resourceVersion } },
      signal,
    });
  } catch (error) {
    if (isFailure(error) && error.code === 'not-found') return; // an earlier try did it
    throw error;
  }
}
