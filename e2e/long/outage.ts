import { compact } from '../cluster/compact.js';
import { hold } from '../cluster/hold.js';
import { release } from '../cluster/release.js';
import { signal } from '../cluster/signal.js';
import { k, testbed } from '../integration/testbed';

const server = 'kube-apiserver';
export const outages = ['kill', 'hold', 'stop', 'compact'] as const;
export type Outage = (typeof outages)[number];

/** How long the API server is away is the fault itself, not a wait for something. */
const away = (seconds: number) => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));

/** Does that to the API server, and returns when it answers again. */
export async function cause(outage: Outage, seconds: number): Promise<void> {
  switch (outage) {
    case 'kill':
      await signal(testbed.name, server, 'KILL');
      break;
    case 'hold':
      await hold(testbed.name, server);
      await away(seconds);
      await release(testbed.name, server);
      break;
    case 'stop':
      await signal(testbed.name, server, 'STOP');
      await away(seconds);
      await signal(testbed.name, server, 'CONT');
      break;
    case 'compact':
      await compact(testbed.name);
      break;
  }
  await k('wait --for=create namespace/default --timeout=60s');
}
