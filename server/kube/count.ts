import { listField, textField } from '@/shared/fields';

import type { Cluster } from './cluster';
import { type Kind, resourcePath } from './resource-path';
import { sendJson } from './send';

/** Names and little more: an object's contents are not sent. */
const accept = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

interface CountOptions {
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly signal?: AbortSignal;
}

/** How many objects there are, without reading them. */
export async function count(
  cluster: Cluster,
  kind: Kind,
  { namespace, fieldSelector, signal }: CountOptions = {},
): Promise<number> {
  let found = 0;
  let token: string | undefined;
  do {
    const page: unknown = await sendJson(cluster, {
      path: resourcePath(kind, namespace),
      query: { limit: 5_000, continue: token, fieldSelector },
      accept,
      ...(signal && { signal }),
    });
    found += listField(page, 'items').length;
    token = textField(page, 'metadata', 'continue') || undefined;
  } while (token);
  return found;
}
