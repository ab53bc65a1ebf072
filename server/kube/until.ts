import type { Cluster } from './cluster';
import type { KubeObject } from './object';
import { observe } from './observe';
import type { Kind } from './resource-path';

interface UntilOptions {
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  readonly signal: AbortSignal;
  /** How long it may take. */
  readonly seconds: number;
}

/**
 * Watches few objects until `found` says something of them, and returns that; undefined when the time is over.
 * It is asked about all of them, at once and after every change.
 */
export async function until<T>(
  cluster: Cluster,
  kind: Kind,
  { seconds, signal, ...which }: UntilOptions,
  found: (objects: readonly KubeObject[]) => Promise<T | undefined> | T | undefined,
): Promise<T | undefined> {
  const late = AbortSignal.timeout(seconds * 1_000);
  const known = new Map<string, KubeObject>();
  const observed = observe(cluster, kind, { ...which, signal: AbortSignal.any([signal, late]) });
  for await (const seen of observed) {
    if (seen.type === 'LISTED') {
      known.clear();
      for (const one of seen.objects) known.set(keyOf(one), one);
    } else if (seen.type === 'DELETED') known.delete(keyOf(seen.object));
    else known.set(keyOf(seen.object), seen.object);
    const answer = await found([...known.values()]);
    if (answer !== undefined) return answer;
  }
  signal.throwIfAborted();
  return undefined;
}

const keyOf = ({ metadata: { namespace = '', name } }: KubeObject) => `${namespace}/${name}`;
