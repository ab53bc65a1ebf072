import type { Cluster } from './cluster';
import type { KubeObject } from './object';
import { type Kind, resourcePath } from './resource-path';
import { sendJson } from './send';

export interface Page {
  readonly items: readonly KubeObject[];
  readonly resourceVersion: string;
}

export interface ListOptions {
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  readonly signal?: AbortSignal;
  readonly silence?: number;
  /** Objects a page; 500 is what kubectl uses. */
  readonly limit?: number;
}

interface ListBody {
  readonly metadata: { readonly resourceVersion?: string; readonly continue?: string };
  readonly items?: readonly KubeObject[] | null;
}

/** Every page of a list, in order, all of one resourceVersion. */
export async function* list(
  cluster: Cluster,
  kind: Kind,
  options: ListOptions = {},
): AsyncGenerator<Page> {
  const { namespace, signal, silence, limit = 500, fieldSelector, labelSelector } = options;
  let token: string | undefined;
  do {
    const body: ListBody = await sendJson(cluster, {
      path: resourcePath(kind, namespace),
      query: { limit, continue: token, fieldSelector, labelSelector },
      ...(signal && { signal }),
      ...(silence !== undefined && { silence }),
    });
    yield { items: body.items ?? [], resourceVersion: body.metadata.resourceVersion ?? '' };
    token = body.metadata.continue || undefined;
  } while (token);
}

/** All objects of a list at once; for kinds of which there are few. */
export async function listAll(
  cluster: Cluster,
  kind: Kind,
  options?: ListOptions,
): Promise<KubeObject[]> {
  const all: KubeObject[] = [];
  for await (const { items } of list(cluster, kind, options)) all.push(...items);
  return all;
}
