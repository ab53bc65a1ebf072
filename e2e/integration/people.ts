import { dirname } from 'node:path';

import { z } from 'zod';

import { appRouter } from '@/server/api/root';
import { identifyToken } from '@/server/auth/identify';
import type { Identity } from '@/server/auth/identity';
import { inventoryOf } from '@/server/inventory/inventories';
import { findCluster } from '@/server/kube/kubeconfig';
import { type LiveMessage, liveMessage } from '@/shared/live';

import { until, untilAll } from './inventories';
import { testbed, tokenOf } from './testbed';

process.env.KUBECONFIG = testbed.kubeconfig;
// Goes with the cluster.
process.env.CERTFERRY_HOME = dirname(testbed.kubeconfig);

/** What this process keeps of the cluster, once it knows all of it. */
export async function knownInventory() {
  const inventory = inventoryOf(findCluster(testbed.name));
  await untilAll(inventory, 'live');
  const others = Object.values(inventory.besides.watches).flat();
  await until(inventory, 'nothing is being read for the first time', () =>
    others.every(({ freshness }) => freshness.state !== 'loading'),
  );
  return inventory;
}

/** Somebody who signed in with a real token of a ServiceAccount. */
export async function person(account: string, namespace: string): Promise<Identity> {
  const token = await tokenOf(account, namespace);
  return identifyToken(token, findCluster(testbed.name), 'bearer');
}

/** Whoever signed in by the printed link is the kubeconfig's user. */
export const administrator: Identity = {
  actor: { name: 'admin', groups: [], via: 'link' },
  key: 'link test',
  on: (cluster) => cluster,
};

const envelope = z.tuple([z.string(), liveMessage]).rest(z.unknown());

/** The messages of a live stream with their ids, as they are before they become an SSE frame. */
export async function* told(
  stream: AsyncIterable<unknown>,
): AsyncGenerator<{ readonly id: string; readonly message: LiveMessage }> {
  for await (const event of stream) {
    const [id, message] = envelope.parse(event);
    yield { id, message };
  }
}

export const callerOf = (identity: Identity, signal?: AbortSignal) =>
  appRouter.createCaller({ identity }, signal ? { signal } : {});
