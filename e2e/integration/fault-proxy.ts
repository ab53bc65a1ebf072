import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { Cluster } from '@/server/kube/cluster';

import { asAdmin } from './testbed';

/** What a request is for: `list`, `more` (the next page of a list), `watch`, or `livez`. */
export type What = 'list' | 'more' | 'watch' | 'livez';

/** Lets the request through to the API server, answers that status instead of it, or never answers. */
export type Fault = 'pass' | 'hold' | number;

export interface Asked {
  readonly what: What;
  readonly at: number;
}

function whatOf(url: string): What {
  if (url.startsWith('/livez')) return 'livez';
  if (url.includes('watch=true')) return 'watch';
  return url.includes('continue=') ? 'more' : 'list';
}

/** The proxy knows the administrator's credentials; who asks it needs none. */
const none = async () => ({ tls: {}, headers: {} });

/**
 * A proxy before the real API server that does to chosen requests what a bad day does to them. It asks for
 * pages of one object, so that a list of few has many pages. `rule` is asked with how many of a sort came before.
 */
export async function faultProxy(rule: (what: What, before: number) => Fault) {
  const admin = asAdmin();
  const { headers, tls } = await admin.credentials(false);
  const asked: Asked[] = [];
  const streams: ServerResponse[] = [];
  const pass = (request: IncomingMessage, answer: ServerResponse) => {
    const path = (request.url ?? '').replace(/([?&]limit=)\d+/, '$11');
    const { accept = '*/*', authorization, 'content-type': type } = request.headers;
    // Who brings a token is asked for as its owner; without one the proxy's own certificate speaks.
    const { cert: _cert, key: _key, ...trust } = tls;
    const onward = httpsRequest(new URL(path, admin.server), {
      ...(authorization ? trust : tls),
      method: request.method ?? 'GET',
      headers: {
        accept,
        ...(authorization ? { authorization } : headers),
        ...(type && { 'content-type': type }),
      },
    });
    onward.on('response', (upstream) => {
      answer.writeHead(upstream.statusCode ?? 502, {
        'Content-Type': upstream.headers['content-type'],
      });
      answer.flushHeaders();
      upstream.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    request.pipe(onward);
  };
  let [now, most] = [0, 0];
  const server = createServer((request, answer) => {
    most = Math.max(most, ++now);
    answer.on('close', () => now--);
    const what = whatOf(request.url ?? '');
    const before = asked.filter((one) => one.what === what).length;
    asked.push({ what, at: performance.now() });
    const fault = rule(what, before);
    if (what === 'watch') streams.push(answer);
    if (fault === 'pass') pass(request, answer);
    else if (fault !== 'hold')
      answer
        .writeHead(fault, { 'Content-Type': 'application/json' })
        .end(JSON.stringify({ kind: 'Status', code: fault, message: `refused with ${fault}` }));
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
    /** Ends the watches in order, as an API server does when their time is over. */
    endWatches: () => streams.splice(0).forEach((stream) => stream.end()),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
