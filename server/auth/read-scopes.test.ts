import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { field, textField } from '@/shared/fields';

import type { Cluster } from '../kube/cluster';
import type { Identity } from './identity';
import { readScopes } from './read-scopes';

let server: Server;
let cluster: Cluster;
let [asked, now, most] = [0, 0, 0];

/** An API server that lets list in namespaces with an even number, and notes how much it is asked at once. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked++;
    most = Math.max(most, ++now);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      setTimeout(() => {
        now--;
        const review: unknown = JSON.parse(Buffer.concat(chunks).toString());
        const at = textField(field(review, 'spec', 'resourceAttributes'), 'namespace');
        const isEven = at !== undefined && Number(at.slice(2)) % 2 === 0;
        response.end(JSON.stringify({ status: { allowed: isEven } }));
      }, 2),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const credentials = async () => ({ tls: {}, headers: {} });
  cluster = {
    name: 'home',
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials,
    trust: credentials,
  };
});
afterAll(() => server.close());

test('many namespaces are asked about 16 at a time, and once for all pages that are opened at once', async () => {
  const ann: Identity = {
    actor: { name: 'ann', groups: [], via: 'bearer' },
    key: 'ann',
    on: (one) => one,
  };
  const namespaces = Array.from({ length: 200 }, (_, index) => `n-${index}`);
  const pages = [0, 1, 2].map(() => readScopes(ann, cluster, namespaces));
  const even = namespaces.filter((_, index) => index % 2 === 0);
  for (const scopes of await Promise.all(pages)) {
    expect(scopes.certificates).toEqual({ of: 'namespaces', names: new Set(even) });
    expect(scopes.clusterissuers).toEqual({ of: 'namespaces', names: new Set() });
  }
  expect(most).toBe(16);
  expect(asked).toBe(4 + 3 * 200);
});
