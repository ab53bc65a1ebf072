import type { ClientRequest } from 'node:http';
import { TLSSocket } from 'node:tls';

/** Resolves when the request's connection stands, its TLS too; the request's own errors are its caller's. */
export function connected(outgoing: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('socket', (socket) => {
      const isReady = outgoing.reusedSocket || !socket.connecting;
      const isSecure = !(socket instanceof TLSSocket) || outgoing.reusedSocket;
      if (isReady && isSecure) resolve();
      else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => resolve());
    });
  });
}
