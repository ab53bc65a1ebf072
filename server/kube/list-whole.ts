import { isRecord } from '@/shared/fields';

import type { Cluster } from './cluster';
import { describeRequest } from './describe-request';
import type { ListOptions, Page } from './list';
import { ListItems } from './list-items';
import { metadataOf } from './metadata-of';
import { networkFailure } from './network-failure';
import type { KubeObject } from './object';
import { oddAnswer } from './odd-answer';
import { type Kind, resourcePath } from './resource-path';
import { send } from './send';

/** Objects that are looked at together. */
const together = 100;

const isObject = (item: unknown): item is KubeObject =>
  isRecord(item) && isRecord(item.metadata) && typeof item.metadata.name === 'string';

const versionOf = (list: unknown) =>
  isRecord(list) && isRecord(list.metadata) && 'items' in list
    ? list.metadata.resourceVersion
    : undefined;

/**
 * A whole list in one answer, looked at while it arrives; only the last page says its resourceVersion. The API server
 * takes it from memory (`resourceVersion=0`, https://kubernetes.io/docs/reference/using-api/api-concepts/#semantics-for-get-and-list),
 * at a fourth of what its pages cost, since those are read from etcd. It may lie a moment back: for who watches from
 * there. The answer must be whole within the API server's limit of a minute.
 */
export async function* listWhole(
  cluster: Cluster,
  kind: Kind,
  { namespace, fieldSelector, labelSelector, only, signal, silence }: ListOptions,
): AsyncGenerator<Page> {
  const path = resourcePath(kind, namespace);
  const what = describeRequest('GET', path);
  const response = await send(cluster, {
    path,
    query: { resourceVersion: 0, fieldSelector, labelSelector },
    ...(only && { accept: metadataOf('PartialObjectMetadataList') }),
    ...(signal && { signal }),
    ...(silence !== undefined && { silence }),
  });
  const items = new ListItems();
  let page: KubeObject[] = [];
  try {
    for await (const piece of response) {
      for (const item of items.take(piece as Buffer)) {
        if (!isObject(item)) throw oddAnswer(what, cluster, 'not a list of objects');
        page.push(item);
      }
      if (page.length < together) continue;
      yield { items: page, resourceVersion: '' };
      page = [];
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof SyntaxError) throw oddAnswer(what, cluster, 'not JSON', error);
    throw networkFailure(error, what, cluster);
  } finally {
    response.destroy();
  }
  const resourceVersion = versionOf(endOf(items, what, cluster));
  if (typeof resourceVersion !== 'string') throw oddAnswer(what, cluster, 'not a list');
  yield { items: page, resourceVersion };
}

function endOf(items: ListItems, what: string, cluster: Cluster): unknown {
  try {
    return items.end();
  } catch (cause) {
    throw oddAnswer(what, cluster, 'not JSON', cause);
  }
}
