import { isRecord } from '@/shared/fields';

import type { Cluster } from './cluster';
import { describeRequest } from './describe-request';
import { metadataOf } from './metadata-of';
import type { KubeObject } from './object';
import { oddAnswer } from './odd-answer';
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
  /** `metadata`: names, labels and the like, without what is in the objects. */
  readonly only?: 'metadata';
  readonly signal?: AbortSignal;
  readonly silence?: number;
  /** Objects a page; 500 is what kubectl uses. */
  readonly limit?: number;
}

interface ListBody {
  readonly metadata: { readonly resourceVersion?: string; readonly continue?: string };
  /** null where Go's slice is nil. */
  readonly items: readonly KubeObject[] | null;
}

/** An answer without items is no empty list: taken for one, it would empty the rows. */
const isList = (body: unknown): body is ListBody =>
  isRecord(body) && isRecord(body.metadata) && (body.items === null || Array.isArray(body.items));

/** Every page of a list, in order, all of one resourceVersion. */
export async function* list(
  cluster: Cluster,
  kind: Kind,
  options: ListOptions = {},
): AsyncGenerator<Page> {
  const { namespace, signal, silence, limit = 500, fieldSelector, labelSelector, only } = options;
  const path = resourcePath(kind, namespace);
  let token: string | undefined;
  do {
    const body: unknown = await sendJson(cluster, {
      path,
      query: { limit, continue: token, fieldSelector, labelSelector },
      ...(only && { accept: metadataOf('PartialObjectMetadataList') }),
      ...(signal && { signal }),
      ...(silence !== undefined && { silence }),
    });
    if (!isList(body)) throw oddAnswer(describeRequest('GET', path), cluster, 'not a list');
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
