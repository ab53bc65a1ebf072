import { mostRead } from '@/shared/redact';

import type { Cluster } from './cluster';
import { describeRequest } from './describe-request';
import { lines } from './lines';
import { networkFailure } from './network-failure';
import { resourcePath } from './resource-path';
import { send } from './send';

const pods = { version: 'v1', resource: 'pods' };

/** More than is looked at of a line, also without the time before it: so that a cut is seen where it is redacted. */
const longest = mostRead + 64;

export interface LogOf {
  readonly namespace: string;
  readonly pod: string;
  readonly container?: string;
  readonly tailLines?: number;
  /** RFC 3339; the kubelet counts in whole seconds. */
  readonly sinceTime?: string;
  /** Each line begins with when it was written, to the nanosecond. */
  readonly timestamps?: boolean;
  /** Of the container that was there before the last restart. */
  readonly previous?: boolean;
  /** False: what there is now, and no more. */
  readonly follow?: boolean;
}

/** A container's log, line by line as it is written, until the pod ends or `signal` aborts. */
export async function* followLog(
  cluster: Cluster,
  at: LogOf,
  signal: AbortSignal,
  opened?: () => void,
): AsyncGenerator<string> {
  const { namespace, pod, follow = true, ...query } = at;
  const path = resourcePath(pods, namespace, pod, 'log');
  const response = await send(cluster, {
    path,
    query: { follow, ...query },
    accept: '*/*',
    signal,
    silence: 0,
  });
  opened?.();
  try {
    yield* lines(response, longest);
  } catch (error) {
    signal.throwIfAborted();
    throw networkFailure(error, describeRequest('GET', path), cluster);
  } finally {
    response.destroy();
  }
}
