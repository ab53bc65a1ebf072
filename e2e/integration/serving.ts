import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';

import type { Pair } from '@/server/domain/openssl.fixture';

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not on a port');
  return address.port;
}

async function during<T>(server: Server, work: (port: number) => Promise<T>): Promise<T> {
  try {
    return await work(await listening(server));
  } finally {
    server.close();
  }
}

/** What stands between people and their API server now and then: a page that asks to sign in. */
export function duringSignInPage<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<html>\n<body>Please sign in</body>');
  });
  return during(server, (port) => work(`http://127.0.0.1:${port}`));
}

/** A server with that certificate, which nobody gets as far as to ask anything of. */
export function duringTls<T>({ crt, key }: Pair, work: (url: string) => Promise<T>): Promise<T> {
  const server = createTlsServer({ cert: crt, key });
  return during(server, (port) => work(`https://127.0.0.1:${port}`));
}

/** A server that accepts connections and says nothing. */
export async function duringSilence<T>(work: (url: string) => Promise<T>): Promise<T> {
  const server = createTcpServer();
  const sockets = new Set<{ destroy(): unknown }>();
  server.on('connection', (socket) => sockets.add(socket));
  try {
    return await during(server, (port) => work(`https://127.0.0.1:${port}`));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

const listener = `require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 },
  function () { console.log(this.address().port); })`;

/** An address at which not even the connection is accepted, as behind a firewall: the queue is full. */
export async function duringFullQueue<T>(work: (url: string) => Promise<T>): Promise<T> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
  const waiting = [];
  try {
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGSTOP');
    for (let count = 0; count < 8; count++)
      waiting.push(
        connect(Number(port), '127.0.0.1').on('error', () => {
          // its end, with the queue's
        }),
      );
    await Promise.all(waiting.slice(0, 2).map((one) => once(one, 'connect')));
    return await work(`https://127.0.0.1:${Number(port)}`);
  } finally {
    for (const one of waiting) one.destroy();
    child.kill('SIGKILL');
  }
}

/** An address at which nothing listens. */
export async function nothingListens(): Promise<string> {
  return during(createTcpServer(), async (port) => `https://127.0.0.1:${port}`);
}
