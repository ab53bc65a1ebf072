// @ts-check
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A TCP proxy on loopback that counts the connections it is asked for, the same way for every contender.
 * @param {URL} target
 */
export async function countingProxy(target) {
  let connections = 0;
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = createServer((socket) => {
    connections += 1;
    const onward = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ]) {
      from?.pipe(/** @type {import('node:net').Socket} */ (to));
      from?.on('error', () => to?.destroy());
      from?.on('close', () => to?.destroy());
    }
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy got no port.');
  return {
    url: `https://127.0.0.1:${address.port}`,
    /** How many connections since the last call. */
    taken() {
      const count = connections;
      connections = 0;
      return count;
    },
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
