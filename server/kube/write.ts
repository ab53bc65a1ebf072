import type { Cluster } from './cluster';
import type { KubeObject } from './object';
import { type Kind, resourcePath } from './resource-path';
import { sendJson } from './send';

/** Who writes: the server-side apply field manager. */
const fieldManager = 'certferry';

export interface WriteOptions {
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  /** As of a request. */
  readonly silence?: number;
}

const common = ({ dryRun, signal, silence }: WriteOptions) => ({
  query: { fieldManager, ...(dryRun && { dryRun: 'All' }) },
  ...(signal && { signal }),
  ...(silence !== undefined && { silence }),
});

export async function create(
  cluster: Cluster,
  kind: Kind,
  object: KubeObject | object,
  options: WriteOptions & { namespace?: string } = {},
): Promise<KubeObject> {
  return sendJson(cluster, {
    method: 'POST',
    path: resourcePath(kind, options.namespace),
    body: object,
    ...common(options),
  });
}

/** Server-side apply: the object becomes as written, other managers' fields stay; a conflict is a Failure. */
export async function apply(
  cluster: Cluster,
  kind: Kind,
  object: KubeObject,
  options: WriteOptions & { force?: boolean } = {},
): Promise<KubeObject> {
  const { query, ...rest } = common(options);
  return sendJson(cluster, {
    method: 'PATCH',
    path: resourcePath(kind, object.metadata.namespace, object.metadata.name),
    body: object,
    contentType: 'application/apply-patch+yaml',
    query: { ...query, ...(options.force && { force: true }) },
    ...rest,
  });
}

/** Writes the object as a whole; a Failure `conflict` when it is not at its resourceVersion any longer. */
export async function replace(
  cluster: Cluster,
  kind: Kind,
  object: KubeObject,
  options: WriteOptions = {},
): Promise<KubeObject> {
  return sendJson(cluster, {
    method: 'PUT',
    path: resourcePath(kind, object.metadata.namespace, object.metadata.name),
    body: object,
    ...common(options),
  });
}

/** JSON merge patch; `subresource` is for example `status`. */
export async function patch(
  cluster: Cluster,
  kind: Kind,
  at: { namespace?: string; name: string; subresource?: string },
  change: object,
  options: WriteOptions = {},
): Promise<KubeObject> {
  return sendJson(cluster, {
    method: 'PATCH',
    path: resourcePath(kind, at.namespace, at.name, at.subresource),
    body: change,
    contentType: 'application/merge-patch+json',
    ...common(options),
  });
}

/** Deletes one object; `uid` guards against deleting a namesake that was made in between. */
export async function remove(
  cluster: Cluster,
  kind: Kind,
  at: { namespace?: string; name: string; uid?: string },
  options: WriteOptions = {},
): Promise<void> {
  await sendJson(cluster, {
    method: 'DELETE',
    path: resourcePath(kind, at.namespace, at.name),
    body: {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      ...(at.uid && { preconditions: { uid: at.uid } }),
    },
    ...common(options),
  });
}
