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

async function readPage(
  cluster: Cluster,
  kind: Kind,
  options: ListOptions,
  token: string | undefined,
): Promise<ListBody> {
  const { namespace, signal, silence, limit = 500, fieldSelector, labelSelector, only } = options;
  const path = resourcePath(kind, namespace);
  const body: unknown = await sendJson(cluster, {
    path,
    query: { limit, continue: token, fieldSelector, labelSelector },
    ...(only && { accept: metadataOf('PartialObjectMetadataList') }),
    ...(signal && { signal }),
    ...(silence !== undefined && { silence }),
  });
  if (!isList(body)) throw oddAnswer(describeRequest('GET', path), cluster, 'not a list');
  return body;
}

/** Every page of a list, in order, all of one resourceVersion. While one is looked at, the next one is on its way. */
export async function* list(
  cluster: Cluster,
  kind: Kind,
  options: ListOptions = {},
): AsyncGenerator<Page> {
  let next: Promise<ListBody> | undefined = readPage(cluster, kind, options, undefined);
  while (next) {
    const { items, metadata }: ListBody = await next;
    next = metadata.continue ? readPage(cluster, kind, options, metadata.continue) : undefined;
    // Who has seen enough does not hear that it failed.
    next?.catch(() => undefined);
    yield { items: items ?? [], resourceVersion: metadata.resourceVersion ?? '' };
  }
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
