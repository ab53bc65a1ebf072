import type { IncomingMessage } from 'node:http';

import { isRecord } from '@/shared/fields';

import type { Cluster } from './cluster';
import { describeRequest } from './describe-request';
import { lines } from './lines';
import { metadataOf } from './metadata-of';
import { networkFailure } from './network-failure';
import type { KubeObject } from './object';
import { oddAnswer } from './odd-answer';
import { type Kind, resourcePath } from './resource-path';
import { send } from './send';
import { readStatus, statusFailure } from './status-failure';

export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'; readonly object: KubeObject }
  | { readonly type: 'BOOKMARK'; readonly resourceVersion: string };

export interface WatchOptions {
  readonly resourceVersion: string;
  /** Absent: in all namespaces. */
  readonly namespace?: string;
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
  /** As of a list. */
  readonly only?: 'metadata' | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte after which the connection counts as dead; bookmarks come about each minute. */
  readonly silence: number;
  /** Called once the API server has accepted the watch. */
  readonly opened?: () => void;
}

interface Line {
  readonly type: string;
  readonly object: KubeObject & {
    readonly code?: number;
    readonly message?: string;
    readonly reason?: string;
  };
}

/** What changed since a resourceVersion, until the server ends the watch; a Failure when it breaks. */
export async function* watch(
  cluster: Cluster,
  kind: Kind,
  options: WatchOptions,
): AsyncGenerator<WatchEvent> {
  const path = resourcePath(kind, options.namespace);
  const response = await send(cluster, {
    path,
    query: {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: options.resourceVersion,
      // Spread, so that a thousand watches do not come back in one moment.
      timeoutSeconds: 240 + Math.floor(Math.random() * 240),
      fieldSelector: options.fieldSelector,
      labelSelector: options.labelSelector,
    },
    ...(options.only && { accept: metadataOf('PartialObjectMetadata') }),
    signal: options.signal,
    silence: options.silence,
  });
  const what = describeRequest('GET', path, true);
  try {
    if (!isJson(response)) throw oddAnswer(what, cluster, 'no stream of events');
    options.opened?.();
    for await (const line of lines(response))
      if (line) yield eventOf(JSON.parse(line), what, cluster);
  } catch (error) {
    options.signal.throwIfAborted();
    throw networkFailure(error, what, cluster);
  } finally {
    response.destroy();
  }
}

const isJson = ({ headers }: IncomingMessage) => headers['content-type']?.includes('json') === true;

const isEvent = (line: unknown): line is Line =>
  isRecord(line) && isRecord(line.object) && typeof line.type === 'string';

function eventOf(line: unknown, what: string, cluster: Cluster): WatchEvent {
  if (!isEvent(line)) throw oddAnswer(what, cluster, 'no event of a watch');
  const { type, object } = line;
  if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') return { type, object };
  if (type === 'BOOKMARK') return { type, resourceVersion: object.metadata.resourceVersion ?? '' };
  // An ERROR event carries a Status; 410 is how an old resourceVersion is refused.
  throw statusFailure(what, cluster.name, readStatus(object.code ?? 500, JSON.stringify(object)));
}
