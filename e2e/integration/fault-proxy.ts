import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { Cluster } from '@/server/kube/cluster';

import { type FaultyAnswer, faultyAnswer, type Slowly, type Through } from './faulty-answer';
import { asAdmin } from './testbed';

/** What a request is for: `list`, `more` (the next page of a list), `watch`, or `livez`. */
export type What = 'list' | 'more' | 'watch' | 'livez';

/**
 * `pass`: to the API server and back. `hold`: never answered. `reset`: the connection is reset. A number: that
 * status instead. `event`: a watch that opens, and says that status in its first event. `text`: what something else
 * than an API server says. The others let the API server's answer through in part, or slowly.
 */
export type Fault =
  | 'pass'
  | 'hold'
  | 'reset'
  | number
  | { readonly status: number; readonly retryAfter: number }
  | { readonly event: number }
  | { readonly text: string }
  | Through
  | Slowly;

export interface Asked {
  readonly what: What;
  readonly at: number;
  readonly fault: Fault;
  /** What the API server answered, where it was asked. */
  status?: number;
  /** Every byte of the API server's answer was handed over. */
  whole: boolean;
  /** A page of a list with none after it. */
  last: boolean;
}

function whatOf(url: string): What {
  if (url.startsWith('/livez')) return 'livez';
  if (url.includes('watch=true')) return 'watch';
  return url.includes('continue=') ? 'more' : 'list';
}

/** The proxy knows the administrator's credentials; who asks it needs none. */
const none = async () => ({ tls: {}, headers: {} });

const statusBody = (code: number) => ({ kind: 'Status', code, message: `refused with ${code}` });

/** Answers in the API server's place; returns whether it did. */
function answered(fault: Fault, answer: ServerResponse): boolean {
  const [json, html] = ['application/json', 'text/html'].map((type) => ({ 'Content-Type': type }));
  if (fault === 'hold') return true;
  if (fault === 'reset') answer.socket?.resetAndDestroy();
  else if (typeof fault === 'number')
    answer.writeHead(fault, json).end(JSON.stringify(statusBody(fault)));
  else if (typeof fault !== 'object') return false;
  else if ('status' in fault)
    answer
      .writeHead(fault.status, { ...json, 'Retry-After': fault.retryAfter })
      .end(JSON.stringify(statusBody(fault.status)));
  else if ('event' in fault)
    answer
      .writeHead(200, json)
      .end(`${JSON.stringify({ type: 'ERROR', object: statusBody(fault.event) })}\n`);
  else if ('text' in fault)
    answer.writeHead(200, fault.text.startsWith('<') ? html : json).end(fault.text);
  else return false;
  return true;
}

function onward(request: IncomingMessage, admin: Cluster, page: number) {
  const path = (request.url ?? '').replace(/([?&]limit=)\d+/, `$1${page}`);
  const { accept = '*/*', authorization, 'content-type': type, 'user-agent': by } = request.headers;
  return {
    url: new URL(path, admin.server),
    headers: {
      accept,
      ...(authorization && { authorization }),
      ...(type && { 'content-type': type }),
      ...(by && { 'user-agent': by }),
    },
  };
}

interface Options {
  /** Objects a page of a list, so that a list of few has many pages. */
  readonly page?: number;
}

/**
 * A proxy before the real API server that does to chosen requests what a bad day does to them. `rule` is asked
 * with how many of a sort came before, and the address.
 */
export async function faultProxy(
  rule: (what: What, before: number, url: string) => Fault,
  { page = 1 }: Options = {},
) {
  const admin = asAdmin();
  const { headers, tls } = await admin.credentials(false);
  const agent = new Agent({ keepAlive: true });
  const asked: Asked[] = [];
  const streams = new Set<FaultyAnswer>();
  const pass = (request: IncomingMessage, answer: ServerResponse, one: Asked) => {
    const there = onward(request, admin, page);
    const owner = 'authorization' in there.headers;
    // Who brings a token is asked for as its owner; without one the proxy's own certificate speaks.
    const { cert: _cert, key: _key, ...trust } = tls;
    const outgoing = httpsRequest(there.url, {
      ...(owner ? trust : tls),
      agent,
      method: request.method ?? 'GET',
      headers: { ...there.headers, ...(!owner && headers) },
    });
    let text = '';
    const stream = faultyAnswer(answer, (whole) => {
      one.whole = whole;
      one.last = whole && one.what !== 'watch' && !/"continue":"[^"]/.test(text);
      streams.delete(stream);
      if (!whole) outgoing.destroy();
    });
    streams.add(stream);
    if (typeof one.fault === 'object') {
      if ('bytes' in one.fault) stream.strike(one.fault);
      if ('piece' in one.fault) stream.slow(one.fault);
    }
    outgoing.on('response', (upstream) => {
      one.status = upstream.statusCode ?? 502;
      if (answer.destroyed) return;
      answer.writeHead(one.status, { 'Content-Type': upstream.headers['content-type'] });
      answer.flushHeaders();
      upstream.on('data', (chunk: Buffer) => {
        if (one.what !== 'watch') text += chunk.toString('latin1');
        stream.write(chunk);
      });
      upstream.on('end', () => stream.end());
      upstream.on('error', () => answer.destroy());
    });
    outgoing.on('error', () => answer.destroy());
    request.pipe(outgoing);
  };
  let [now, most] = [0, 0];
  const server = createServer((request, answer) => {
    most = Math.max(most, ++now);
    answer.on('close', () => now--);
    const { url = '' } = request;
    const what = whatOf(url);
    const fault = rule(what, asked.filter((one) => one.what === what).length, url);
    const one = { what, at: performance.now(), fault, whole: false, last: false };
    asked.push(one);
    if (!answered(fault, answer)) pass(request, answer, one);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = Object(server.address());
  const cluster: Cluster = {
    ...admin,
    server: `http://127.0.0.1:${port}`,
    credentials: none,
    trust: none,
  };
  return {
    cluster,
    asked,
    /** The most requests that were under way at one time. */
    most: () => most,
    /** Does that to every answer that is under way. */
    strike: (through: Through) => [...streams].forEach((stream) => stream.strike(through)),
    slow: (slowly: Slowly | undefined) => [...streams].forEach((stream) => stream.slow(slowly)),
    close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

export type FaultProxy = Awaited<ReturnType<typeof faultProxy>>;
