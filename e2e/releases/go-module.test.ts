import { once } from 'node:events';
import { createServer } from 'node:http';

import { afterEach, expect, test, vi } from 'vitest';

import { canBeHad } from './go-module.js';

const unserved = 'certferry.test/nothing@v1.0.0';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A module proxy on loopback that answers everything with this status. */
async function proxy(status: number) {
  const server = createServer((_, response) => response.writeHead(status).end('so it is'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy got no port.');
  vi.stubEnv('GOPROXY', `http://127.0.0.1:${address.port}`);
  return server;
}

test.each([403, 404, 410])('a proxy that answers %i does not serve the module', async (status) => {
  const server = await proxy(status);
  expect(await canBeHad(unserved)).toBe(false);
  server.close();
});

test('a proxy that fails, or is not there, leaves it open: nothing is built then', async () => {
  const server = await proxy(500);
  const doubt = 'Could not learn whether certferry.test/nothing@v1.0.0 is served, try again';
  await expect(canBeHad(unserved)).rejects.toThrow(doubt);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(canBeHad(unserved)).rejects.toThrow(doubt);
});
