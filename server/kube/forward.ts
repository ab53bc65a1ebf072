import {
  type ClientRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream/promises';

import { Failure, type FailureCode, isFailure } from '@/shared/failure';

import type { Cluster, Credentials } from './cluster';
import { connected } from './connected';
import { describeRequest } from './describe-request';
import { networkFailure } from './network-failure';
import { pool } from './pool';
import { isRead, timeoutOf } from './send';

/** What the API server itself takes at most; kept in memory, so that it can be sent again. */
const largestBody = 3 * 1024 * 1024;
/** Milliseconds without a byte; a watch with bookmarks hears something each minute. */
const silence = { answer: 30_000, watch: 150_000 };
/** Seconds after which client-go asks again, at most ten times: rides out an API server that is restarted. */
const askAgainAfter = 4;

/** Only these reach the API server: who asks is the cluster's matter, never the caller's. */
const passedOn = ['accept', 'accept-encoding', 'content-type', 'if-none-match'] as const;
/** Of this connection alone, or for browsers. */
const keptBack = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'set-cookie',
]);

export interface Forwarded {
  readonly incoming: IncomingMessage;
  readonly reply: ServerResponse;
  /** Path and query as the API server is to see them. */
  readonly path: string;
  /** Cuts it at once. */
  readonly signal: AbortSignal;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  readonly signal: AbortSignal;
  /** Whether the API server may have done it. */
  sent: boolean;
}

/**
 * Hands one request to the API server with the cluster's credentials, and its answer back as it comes. A 401 is
 * answered once with renewed credentials. A failure of ours is told as Kubernetes tells its own: by a Status.
 */
export async function forward(cluster: Cluster, forwarded: Forwarded): Promise<void> {
  const { incoming, reply, path } = forwarded;
  const gone = new AbortController();
  reply.once('close', () => gone.abort());
  const signal = AbortSignal.any([forwarded.signal, gone.signal]);
  const method = incoming.method ?? 'GET';
  let call: Call | undefined;
  try {
    const body = await bodyOf(incoming);
    call = { method, path, headers: headersOf(incoming.headers), body, signal, sent: false };
    const answer = await answerOf(cluster, call);
    reply.writeHead(answer.statusCode ?? 502, back(answer.headers));
    reply.flushHeaders();
    await pipeline(answer, reply);
  } catch (error) {
    incoming.resume(); // what is left of a body that was too large
    if (reply.headersSent || signal.aborted) reply.destroy();
    else refuse(reply, failureOf(error, cluster, method, path), !call?.sent || isApply(call));
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroyed, it could not be answered any more.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > largestBody)
      throw new Failure('invalid', `The request is larger than ${largestBody} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function headersOf(incoming: IncomingHttpHeaders): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of passedOn) {
    const value = incoming[name];
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

const back = (headers: IncomingHttpHeaders) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !keptBack.has(name)));

async function answerOf(cluster: Cluster, call: Call): Promise<IncomingMessage> {
  const answer = await once(cluster, call, false);
  if (answer.statusCode !== 401) return answer;
  answer.resume();
  call.sent = false; // a refused request did nothing
  return once(cluster, call, true);
}

async function once(cluster: Cluster, call: Call, renew: boolean): Promise<IncomingMessage> {
  const credentials = await cluster.credentials(renew);
  call.signal.throwIfAborted();
  const outgoing = begin(cluster, call, credentials);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.on('error', reject);
  });
  if (!isRead(call.method)) {
    await untilMayWrite(cluster, outgoing, call, answered);
    call.sent = true;
    outgoing.end(call.body);
    return answered;
  }
  outgoing.end();
  try {
    return await answered;
  } catch (error) {
    if (raced(outgoing, error)) return once(cluster, call, false);
    throw error;
  }
}

function begin(cluster: Cluster, call: Call, credentials: Credentials): ClientRequest {
  const url = new URL(cluster.server + call.path);
  const { searchParams: query } = url;
  const follows = /^(true|1)$/.test(query.get('watch') ?? query.get('follow') ?? '');
  const timeout = timeoutOf(cluster, call.method);
  if (timeout !== undefined) query.set('timeout', timeout);
  const start = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const outgoing = start(url, {
    method: call.method,
    agent: pool.agent(cluster.server, credentials),
    headers: {
      ...call.headers,
      'User-Agent': cluster.userAgent ?? 'certferry',
      ...credentials.headers,
      ...(!isRead(call.method) && { 'Content-Length': call.body.length }),
    },
    timeout: follows ? silence.watch : silence.answer,
    signal: call.signal,
  });
  outgoing.once('timeout', () =>
    outgoing.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })),
  );
  return outgoing;
}

/** Asked when nothing but the bytes is left: this process may have been stopped since it took the request. */
async function untilMayWrite(
  cluster: Cluster,
  outgoing: ClientRequest,
  call: Call,
  answered: Promise<unknown>,
): Promise<void> {
  try {
    await Promise.race([connected(outgoing), answered]);
    call.signal.throwIfAborted();
    cluster.guardWrite?.();
  } catch (error) {
    answered.catch(() => undefined); // it failed because it was never sent
    outgoing.destroy();
    throw error;
  }
}

/** The server may close a kept connection in the moment in which we use it again. */
const raced = (outgoing: ClientRequest, error: unknown) =>
  outgoing.reusedSocket && error instanceof Error && 'code' in error && error.code === 'ECONNRESET';

function failureOf(error: unknown, cluster: Cluster, method: string, path: string): Failure {
  if (isFailure(error)) return error;
  const [where = path] = path.split('?', 1);
  return networkFailure(error, describeRequest(method, where), cluster);
}

const statuses: Partial<Record<FailureCode, [number, string]>> = {
  unauthorized: [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  conflict: [409, 'Conflict'],
  invalid: [413, 'RequestEntityTooLarge'],
};

/** Twice is as once. */
const isApply = ({ headers }: Call) =>
  headers['content-type']?.startsWith('application/apply-patch') === true;

/** `again`: it was a read, or never left us, or does no harm twice. */
function refuse(reply: ServerResponse, failure: Failure, again: boolean): void {
  const [code, reason] = statuses[failure.code] ?? [503, 'ServiceUnavailable'];
  const status = { status: 'Failure', message: failure.message, reason, code };
  reply.writeHead(code, {
    'Content-Type': 'application/json',
    ...(code === 503 && again && { 'Retry-After': askAgainAfter }),
  });
  reply.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, ...status }));
}
