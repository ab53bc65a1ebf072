import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { kubectlPath } from '../../e2e/cluster/binaries.js';
import { run } from '../../e2e/setup/run.js';
import type { Bed } from './bed';

export interface Stock {
  /** What it has where that is not both kinds whole, ten seconds after it said so or a minute was over. */
  readonly failed?: string;
  readonly seconds: number;
  readonly rss: number;
  readonly mostRss: number;
}

/** The stock ListWatch of @kubernetes/client-node in a process of its own, until it says that it has both kinds, or a minute is over. */
export async function stockListWatch({ kubeconfig, set }: Bed): Promise<Stock> {
  const script = join(import.meta.dirname, 'stock-list-watch.js');
  const began = performance.now();
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, KUBECONFIG: kubeconfig },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (told += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`The stock ListWatch ended with ${code}.`);
  const { complete, failures, certificates, secrets, ...sizes } = JSON.parse(told);
  const isWhole = certificates === set.certificates && secrets === set.certificates;
  return {
    ...(!isWhole && {
      failed: `${certificates} Certificates, ${secrets} Secrets; ${failures.join('; ') || 'no error'}`,
    }),
    // Its clock began with its process.
    seconds: (complete - (performance.timeOrigin + began)) / 1_000,
    ...sizes,
  };
}

const get = (what: string) => `"$KUBECTL" get ${what} -A -o json | jq '.items | length'`;

/** What somebody types: both kinds, counted by jq. */
export async function kubectlAndJq({ kubeconfig, set }: Bed): Promise<number> {
  const kubectl = await kubectlPath();
  const began = performance.now();
  const told = await run(
    'sh',
    ['-c', `${get('certificates')}; ${get('secrets --field-selector type=kubernetes.io/tls')}`],
    { env: { ...process.env, KUBECTL: kubectl, KUBECONFIG: kubeconfig } },
  );
  const seconds = (performance.now() - began) / 1_000;
  if (told.trim() !== `${set.certificates}\n${set.certificates}`)
    throw new Error(`kubectl and jq counted ${told}`);
  return seconds;
}
