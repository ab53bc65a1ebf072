import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Cluster } from '../kube/cluster';

interface Asked {
  /** `list`, `more` (with a continue token), `watch` or `livez`. */
  readonly what: 'list' | 'more' | 'watch' | 'livez';
  /** How many requests of this sort came before. */
  readonly before: number;
  readonly answer: ServerResponse;
}

/** An API server that answers as a test wants: what a real one does only on a bad day. */
export async function fakeApiServer(reply: (asked: Asked) => void) {
  const asked: { what: Asked['what']; at: number }[] = [];
  const server = createServer((request, answer) => {
    const what = sortOf(request);
    const before = asked.filter((one) => one.what === what).length;
    asked.push({ what, at: performance.now() });
    reply({ what, before, answer });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cluster: Cluster = {
    name: 'fake',
    server: `http://127.0.0.1:${port}`,
    credentials: async () => ({ tls: {}, headers: {} }),
    trust: async () => ({ tls: {}, headers: {} }),
  };
  return {
    cluster,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function sortOf({ url = '' }: IncomingMessage): Asked['what'] {
  if (url.startsWith('/livez')) return 'livez';
  if (url.includes('watch=true')) return 'watch';
  return url.includes('continue=') ? 'more' : 'list';
}

export const status = (answer: ServerResponse, code: number) =>
  answer
    .writeHead(code, { 'Content-Type': 'application/json' })
    .end(JSON.stringify({ kind: 'Status', code, message: `refused with ${code}` }));

export const listOf = (answer: ServerResponse, names: readonly string[], token?: string) =>
  answer.end(
    JSON.stringify({
      metadata: { resourceVersion: '1', ...(token && { continue: token }) },
      items: names.map((name) => ({ metadata: { namespace: 'shop', name } })),
    }),
  );

/** Accepts a watch and leaves it open. */
export const openWatch = (answer: ServerResponse) => answer.writeHead(200).flushHeaders();
