import type { Cluster } from './cluster';
import { describeRequest } from './describe-request';
import { lines } from './lines';
import { networkFailure } from './network-failure';
import { resourcePath } from './resource-path';
import { send } from './send';

const pods = { version: 'v1', resource: 'pods' };

/** A container's log, line by line as it is written, until the pod ends or `signal` aborts. */
export async function* followLog(
  cluster: Cluster,
  at: { namespace: string; pod: string; container?: string; tailLines?: number },
  signal: AbortSignal,
): AsyncGenerator<string> {
  const path = resourcePath(pods, at.namespace, at.pod, 'log');
  const response = await send(cluster, {
    path,
    query: { follow: true, container: at.container, tailLines: at.tailLines },
    accept: '*/*',
    signal,
    silence: 0,
  });
  try {
    yield* lines(response);
  } catch (error) {
    signal.throwIfAborted();
    throw networkFailure(error, describeRequest('GET', path), cluster);
  } finally {
    response.destroy();
  }
}
