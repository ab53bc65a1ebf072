import { listField, textField } from '@/shared/fields';

import type { Cluster } from './cluster';
import { metadataOf } from './metadata-of';
import { type Kind, resourcePath } from './resource-path';
import { sendJson } from './send';

const accept = metadataOf('PartialObjectMetadataList');

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
