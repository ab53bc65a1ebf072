import { isFailure } from '@/shared/failure';

import type { Cluster } from './cluster';
import { list } from './list';
import type { KubeObject } from './object';
import { backoff, pause } from './pause';
import type { Kind } from './resource-path';
import { statusOf } from './status-failure';
import { watch } from './watch';

export type Observed =
  /** All that there is now; what was known before is void. */
  | { readonly type: 'LISTED'; readonly objects: readonly KubeObject[] }
  | { readonly type: 'CHANGED' | 'DELETED'; readonly object: KubeObject };

interface ObserveOptions {
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  readonly signal: AbortSignal;
}

/** Bookmarks come about each minute. */
const silence = 100_000;

async function all(cluster: Cluster, kind: Kind, options: ObserveOptions) {
  const objects: KubeObject[] = [];
  let version = '';
  for await (const page of list(cluster, kind, options)) {
    objects.push(...page.items);
    version = page.resourceVersion;
  }
  return { objects, version };
}

/**
 * A list, and then every change, for few objects and one reader, until `signal` aborts. An API server that does not
 * answer is asked again and again; what else fails is thrown.
 */
export async function* observe(
  cluster: Cluster,
  kind: Kind,
  options: ObserveOptions,
): AsyncGenerator<Observed> {
  const at: { version?: string; attempt: number } = { attempt: 0 };
  while (!options.signal.aborted) {
    try {
      const began = performance.now();
      yield* once(cluster, kind, options, at);
      // Something between that ends each watch at once must not be asked without a pause.
      if (performance.now() - began < 1_000) await pause(1_000, options.signal);
    } catch (error) {
      if (options.signal.aborted) return;
      if (statusOf(error)?.status === 410) delete at.version;
      else if (!isFailure(error) || error.code !== 'unavailable') throw error;
      await pause(backoff(at.attempt++, 500, 5_000), options.signal);
    }
  }
}

/** From where the last one was cut, until this one is. */
async function* once(
  cluster: Cluster,
  kind: Kind,
  options: ObserveOptions,
  at: { version?: string; attempt: number },
): AsyncGenerator<Observed> {
  if (at.version === undefined) {
    const { objects, version } = await all(cluster, kind, options);
    at.version = version;
    yield { type: 'LISTED', objects };
  }
  const opened = () => (at.attempt = 0);
  const from = { ...options, resourceVersion: at.version, silence, opened };
  for await (const event of watch(cluster, kind, from)) {
    if (event.type === 'BOOKMARK') {
      at.version = event.resourceVersion;
      continue;
    }
    at.version = event.object.metadata.resourceVersion ?? at.version;
    yield { type: event.type === 'DELETED' ? 'DELETED' : 'CHANGED', object: event.object };
  }
}
