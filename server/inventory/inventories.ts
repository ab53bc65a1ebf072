import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { kubeconfig } from '../kube/kubeconfig';
import { type Inventory, startInventory } from './inventory';

const running = perProcess('inventories', () => new Map<string, Inventory>());

const keyOf = ({ name, server }: Cluster) => `${name} ${server}`;

/**
 * The inventory of that cluster, started when somebody first asks: a kubeconfig may name clusters that
 * nobody looks at, whose credentials open a browser or whose server is gone.
 */
export function inventoryOf(cluster: Cluster): Inventory {
  stopForgotten();
  const key = keyOf(cluster);
  const found = running.get(key);
  if (found) return found;
  const started = startInventory(cluster);
  running.set(key, started);
  return started;
}

/** A context that left the kubeconfig, or got another server, is not watched any longer. */
function stopForgotten(): void {
  const known = new Set(kubeconfig().clusters.map(keyOf));
  for (const [key, inventory] of running) {
    if (known.has(key)) continue;
    running.delete(key);
    void inventory.stop();
  }
}
