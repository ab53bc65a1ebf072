import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A relay before the API server that can be cut as networks are: silently, with both ends none the wiser. */
export async function cuttingProxy(server: string) {
  const { hostname, port } = new URL(server);
  const relayed = new Set<Socket>();
  let passes = true;
  const relay = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      relayed.add(from);
      from.on('error', () => {
        // the other end learns of it by the close below, as on a real line
      });
      from.on('close', () => (relayed.delete(from), to.destroy()));
    }
    if (passes) {
      client.pipe(upstream);
      upstream.pipe(client);
    }
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address: AddressInfo | string | null = relay.address();
  if (address === null || typeof address === 'string') throw new Error('not on a port');
  return {
    url: `https://127.0.0.1:${address.port}`,
    /** From now on nothing passes, on old connections and new ones, and none is closed. */
    cut() {
      passes = false;
      for (const socket of relayed) socket.unpipe().pause();
    },
    /** New connections pass again; those that were cut stay as they are. */
    mend() {
      passes = true;
    },
    /** Ends all connections, as a restarted load balancer does. */
    drop() {
      for (const socket of relayed) socket.resetAndDestroy();
    },
    /** Ends all connections and takes no new ones. */
    refuse() {
      relay.close();
      for (const socket of relayed) socket.resetAndDestroy();
    },
    async accept() {
      relay.listen(address.port, '127.0.0.1');
      await once(relay, 'listening');
    },
    close() {
      for (const socket of relayed) socket.destroy();
      relay.close();
    },
  };
}
