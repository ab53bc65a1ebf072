import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

import type { Cluster, Credentials } from './cluster';
import { connected } from './connected';
import { describeRequest } from './describe-request';
import { networkFailure } from './network-failure';
import { oddAnswer } from './odd-answer';
import { pool } from './pool';
import { readStatus, statusFailure } from './status-failure';

export interface KubeRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with its parts already encoded, for example by `resourcePath`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Milliseconds of silence, before the answer and within it, after which the connection is given up. */
  readonly silence?: number;
}

/** 15 s: an API server that is stopped or cut off accepts the connection and never answers. */
const defaultSilence = 15_000;

function withQuery(path: string, query: KubeRequest['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

function headersOf(
  cluster: Cluster,
  { accept, contentType }: KubeRequest,
  credentials: Credentials,
  body: string | undefined,
): Record<string, string | number> {
  return {
    Accept: accept ?? 'application/json',
    'User-Agent': cluster.userAgent ?? 'certferry',
    ...credentials.headers,
    ...(body !== undefined && {
      'Content-Type': contentType ?? 'application/json',
      'Content-Length': Buffer.byteLength(body),
    }),
  };
}

async function once(
  cluster: Cluster,
  request: KubeRequest,
  renew: boolean,
): Promise<IncomingMessage> {
  const credentials = await cluster.credentials(renew);
  request.signal?.throwIfAborted();
  const method = request.method ?? 'GET';
  const timeout = timeoutOf(cluster, method);
  const url = new URL(cluster.server + withQuery(request.path, { ...request.query, timeout }));
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const start = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const outgoing = start(url, {
    method,
    agent: pool.agent(cluster.server, credentials),
    headers: headersOf(cluster, request, credentials, body),
    // Not setTimeout afterwards, which begins to count when the connection is there.
    timeout: request.silence ?? defaultSilence,
    ...(request.signal && { signal: request.signal }),
  });
  outgoing.once('timeout', () =>
    outgoing.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })),
  );
  try {
    const answered = answer(outgoing);
    if (!isRead(method) && cluster.guardWrite) await guarded(outgoing, cluster, answered);
    outgoing.end(body);
    return await answered;
  } catch (error) {
    if (isRead(method) && raced(outgoing, error)) return once(cluster, request, false);
    throw error;
  }
}

/** For the query of a write: the API server's own limit (k8s.io/apiserver, filters.WithRequestDeadline). */
export const timeoutOf = ({ writeTimeout }: Cluster, method: string) =>
  writeTimeout === undefined || isRead(method) ? undefined : `${writeTimeout}ms`;

export const isRead = (method: string) => method === 'GET' || method === 'HEAD';

/** The server may close a kept connection in the moment in which we use it again. */
const raced = (outgoing: ClientRequest, error: unknown) =>
  outgoing.reusedSocket && codeOf(error) === 'ECONNRESET';

/**
 * Between the decision to write and the bytes lie a lookup, a handshake, perhaps a stopped process: whether the
 * write may still be sent is asked when nothing but the bytes is left.
 */
async function guarded(
  outgoing: ClientRequest,
  cluster: Cluster,
  answered: Promise<unknown>,
): Promise<void> {
  try {
    await Promise.race([connected(outgoing), answered]);
    cluster.guardWrite?.();
  } catch (error) {
    answered.catch(() => undefined); // it failed because it was never sent
    outgoing.destroy();
    throw error;
  }
}

function answer(outgoing: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    outgoing.once('response', resolve);
    // Stays for the life of the request: a late error without a listener would end the process.
    outgoing.on('error', reject);
  });
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

export async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Sends one request and returns the answer with its body still unread, or throws a Failure that names
 * what was tried on which cluster. A 401 is answered once with renewed credentials.
 */
export async function send(cluster: Cluster, request: KubeRequest): Promise<IncomingMessage> {
  const what = describeRequest(
    request.method ?? 'GET',
    request.path,
    request.query?.watch === true,
  );
  try {
    let response = await once(cluster, request, false);
    if (response.statusCode === 401) {
      response.resume();
      response = await once(cluster, request, true);
    }
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return response;
    const retryAfter = response.headers['retry-after'];
    throw statusFailure(what, cluster.name, readStatus(status, await bodyOf(response), retryAfter));
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason;
    throw networkFailure(error, what, cluster);
  }
}

/** Sends one request and returns its JSON answer as it is. */
export async function sendJson<T>(cluster: Cluster, request: KubeRequest): Promise<T> {
  const response = await send(cluster, request);
  const what = describeRequest(request.method ?? 'GET', request.path);
  let text: string;
  try {
    text = await bodyOf(response);
  } catch (error) {
    if (request.signal?.aborted) throw request.signal.reason;
    throw networkFailure(error, what, cluster);
  }
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw oddAnswer(what, cluster, 'not JSON', cause);
  }
}
