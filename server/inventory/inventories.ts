import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { kubeconfig } from '../kube/kubeconfig';
import { type Inventory, startInventory } from './inventory';

const running = perProcess('inventories', () => new Map<Cluster, Inventory>());

/**
 * The inventory of that cluster, started when somebody first asks: a kubeconfig may name clusters that
 * nobody looks at, whose credentials open a browser or whose server is gone.
 */
export function inventoryOf(cluster: Cluster): Inventory {
  stopForgotten();
  const found = running.get(cluster);
  if (found) return found;
  const started = startInventory(cluster);
  running.set(cluster, started);
  return started;
}

/** A context that left the kubeconfig, or of which it says something else now, is not watched any longer as it was. */
function stopForgotten(): void {
  const known = new Set(kubeconfig().clusters);
  for (const [cluster, inventory] of running) {
    if (known.has(cluster)) continue;
    running.delete(cluster);
    void inventory.stop();
  }
}
