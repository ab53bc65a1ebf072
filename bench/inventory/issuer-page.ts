import { Agent } from 'node:http';

import type { Bed } from './bed';
import type { Draw } from './draw';
import { answered } from './queries';
import { places, rename } from './writes';

/**
 * Milliseconds in which the page of a ClusterIssuer on which thousands of Certificates hang is answered, each time after
 * one of them has changed.
 */
export async function issuerPage(
  url: string,
  { name: cluster, cluster: at }: Bed,
  { times, token, draw }: { times: number; token: string; draw: Draw },
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const input = JSON.stringify({ cluster, kind: 'ClusterIssuer', name: 'company-0' });
  const page = `${url}/api/trpc/issuers.get?input=${encodeURIComponent(input)}`;
  const certificates = await places(at, 1_000);
  const all: number[] = [];
  try {
    for (let time = 0; time < times; time++) {
      await rename(at, draw.one(certificates), `hangs-${draw.hex(8)}.shop.example`);
      const began = performance.now();
      await answered(page, token, agent);
      all.push(performance.now() - began);
    }
    return all;
  } finally {
    agent.destroy();
  }
}
