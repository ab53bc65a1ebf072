import { isFailure } from '@/shared/failure';
import { listField, textField } from '@/shared/fields';

import type { Cluster } from './cluster';
import { sendJson } from './send';

/** Which of these versions of an API group the server serves, the first of them that it does; undefined where none. */
export async function servedVersion(
  cluster: Cluster,
  group: string,
  known: readonly string[],
): Promise<string | undefined> {
  try {
    const answer: unknown = await sendJson(cluster, { path: `/apis/${group}` });
    const served = listField(answer, 'versions').map((one) => textField(one, 'version'));
    return known.find((version) => served.includes(version));
  } catch (error) {
    if (isFailure(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}
