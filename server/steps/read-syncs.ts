import { isFailure } from '@/shared/failure';

import { flagOf } from '../domain/flag-of';
import { syncCount } from '../domain/sync-count';
import type { Cluster } from '../kube/cluster';
import { count } from '../kube/count';
import { kinds } from '../kube/kinds';
import { networkFailure } from '../kube/network-failure';
import type { KubeObject } from '../kube/object';
import { pause } from '../kube/pause';
import { resourcePath } from '../kube/resource-path';
import { bodyOf, send } from '../kube/send';
import { statusOf } from '../kube/status-failure';

type Syncs =
  | { readonly is: 'counted'; readonly syncs: number; readonly certificates: number }
  | {
      readonly is: 'short';
      readonly syncs: number;
      readonly certificates: number;
      readonly seconds: number;
    }
  | { readonly is: 'unreadable'; readonly why: string };

/** So long it may stand still, and so long it may take in all. */
const patience = 120;
const longest = 900;

/**
 * Reads the controller's own metrics through the API server until its trigger has synced as often as there are
 * Certificates. They tell no one when they change, so they are asked again each second.
 */
export async function readSyncs(
  cluster: Cluster,
  { namespace, pod, controller }: { namespace: string; pod: string; controller: KubeObject },
  progress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Syncs> {
  if (flagOf(controller, 'metrics-dynamic-serving-ca-secret-name'))
    return unreadable('The controller serves its metrics by TLS only.');
  const port = portOf(controller);
  if (port === '0') return unreadable("The controller's metrics are turned off.");
  const certificates = await count(cluster, kinds.certificates, { signal });
  const path = `${resourcePath(kinds.pods, namespace, `${pod}:${port}`, 'proxy')}/metrics`;
  const began = performance.now();
  const age = () => (performance.now() - began) / 1_000;
  let syncs = 0;
  let grew = 0;
  while (age() < Math.min(grew + patience, longest)) {
    try {
      const now = syncCount(await text(cluster, path, signal), 'certificates-trigger') ?? 0;
      if (now > syncs) grew = age();
      syncs = now;
    } catch (error) {
      // Without a status nobody answered, and the step is taken again.
      if (!isFailure(error) || !statusOf(error)) throw error;
      return unreadable(`The controller's metrics could not be read: ${error.message}`);
    }
    progress(Math.min(syncs, certificates), certificates);
    if (syncs >= certificates) return { is: 'counted', syncs, certificates };
    await pause(1_000, signal);
    signal.throwIfAborted();
  }
  return { is: 'short', syncs, certificates, seconds: Math.round(age()) };
}

const unreadable = (why: string): Syncs => ({ is: 'unreadable', why });

/** `0.0.0.0:9402`, or `0` for none. */
function portOf(controller: KubeObject): string {
  const address = flagOf(controller, 'metrics-listen-address') ?? '0.0.0.0:9402';
  return address.slice(address.lastIndexOf(':') + 1);
}

async function text(cluster: Cluster, path: string, signal: AbortSignal): Promise<string> {
  const response = await send(cluster, { path, accept: '*/*', signal });
  try {
    return await bodyOf(response);
  } catch (error) {
    signal.throwIfAborted();
    throw networkFailure(error, `read ${path}`, cluster);
  }
}
