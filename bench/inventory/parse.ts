import { monitorEventLoopDelay } from 'node:perf_hooks';

import { secretFacts, type SecretFacts } from '../../server/domain/secret-facts';
import { inSlices } from '../../server/inventory/slices';
import { kinds } from '../../server/kube/kinds';
import { listWhole } from '../../server/kube/list-whole';
import type { Bed } from './bed';

const selection = { fieldSelector: 'type=kubernetes.io/tls' };

/** Reads all TLS Secrets while they arrive, as the inventory does; `each` is what it does with one. */
async function read({ cluster, set }: Bed, each: (secret: unknown) => void): Promise<number> {
  const began = performance.now();
  let seen = 0;
  for await (const { items } of listWhole(cluster, kinds.secrets, selection)) {
    await inSlices(items, each);
    seen += items.length;
  }
  if (seen !== set.certificates) throw new Error(`There are ${seen} TLS Secrets.`);
  return (performance.now() - began) / 1_000;
}

/** What parsing, matching and chain-checking every Secret costs over reading them and leaving them alone. */
export async function parsing(bed: Bed): Promise<{ seconds: number; late: number }> {
  const raw = await read(bed, () => undefined);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const rows: SecretFacts[] = [];
  const whole = await read(bed, (secret) => rows.push(secretFacts(secret)));
  delay.disable();
  return { seconds: whole - raw, late: delay.percentile(99) / 1e6 };
}
