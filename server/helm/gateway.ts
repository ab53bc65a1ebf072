import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Cluster } from '../kube/cluster';
import { forward } from '../kube/forward';

/** One of helm's calls to the API server, without what it said. */
export interface Call {
  readonly method: string;
  readonly path: string;
  /** What was answered; 0 where the connection ended before. */
  readonly status: number;
}

export interface Gateway {
  /** Where helm finds the API server. Whoever knows it acts with the cluster's credentials: never shown, never kept. */
  readonly url: string;
  /** The calls that have ended, in that order; of very many the newest. */
  readonly calls: () => readonly Call[];
  /** Ends every connection at once; nothing is sent afterwards. */
  readonly close: () => Promise<void>;
}

const most = 5_000;

/** Longer than client-go keeps an idle connection (90 s), so that the two never race about closing one. */
const keepAlive = 120_000;

/**
 * Lets a child process talk to the API server as this cluster's identity without ever holding its credentials: plain
 * http on 127.0.0.1, below a path that cannot be guessed. It works as long as this process does and the fence allows.
 */
export async function startGateway(
  cluster: Cluster,
  { record }: { record?: (call: Call) => void } = {},
): Promise<Gateway> {
  const secret = randomBytes(32).toString('base64url');
  const closed = new AbortController();
  const calls: Call[] = [];
  let host = '';

  const server = createServer({ keepAliveTimeout: keepAlive }, (incoming, reply) => {
    const path = host === incoming.headers.host ? below(secret, incoming.url ?? '') : undefined;
    if (path === undefined) {
      incoming.resume();
      reply.writeHead(404).end();
      return;
    }
    reply.once('close', () => note(incoming, reply, path));
    void forward(cluster, { incoming, reply, path, signal: closed.signal });
  });
  // Neither is anything that helm needs, and both would leave the path of `forward`.
  server.on('upgrade', (_, socket) => socket.destroy());
  server.on('connect', (_, socket) => socket.destroy());

  function note({ method = '' }: IncomingMessage, reply: ServerResponse, path: string): void {
    const [where = ''] = path.split('?', 1);
    const call = { method, path: where, status: reply.headersSent ? reply.statusCode : 0 };
    if (calls.push(call) > most) calls.shift();
    record?.(call);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/${secret}`,
    calls: () => calls,
    async close() {
      if (closed.signal.aborted) return;
      closed.abort();
      const ended = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await ended;
    },
  };
}

/** What comes after the secret; undefined when it is not there. Takes the same time wherever a guess goes wrong. */
function below(secret: string, url: string): string | undefined {
  const guess = Buffer.from(url.slice(1, secret.length + 1));
  const isRight = guess.length === secret.length && timingSafeEqual(guess, Buffer.from(secret));
  const rest = url.slice(secret.length + 1);
  return isRight && rest.startsWith('/') ? rest : undefined;
}
