import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { build } from '../releases/build.js';
import { applied, certificate, k, testbed } from './testbed';

// One worker takes the Certificates strictly in the order in which they came into its queue.
const flags = [
  '--leader-elect=false',
  '--concurrent-workers=1',
  '--metrics-listen-address=127.0.0.1:0',
  '--internal-healthz-listen-address=127.0.0.1:0',
  '--kube-api-qps=500',
  '--kube-api-burst=500',
  '--v=5',
];

const conditions = {
  'certificates-readiness': 'Ready=False',
  'certificates-trigger': 'Issuing=True',
} as const;

async function begun(lines: AsyncIterable<string>): Promise<void> {
  const last: string[] = [];
  for await (const line of lines) {
    if (line.includes('"syncing item"')) return;
    last.push(line);
    if (last.length > 20) last.shift();
  }
  throw new Error(`The controller ended before it began:\n${last.join('\n')}`);
}

/**
 * Runs one controller of a real release of cert-manager against the test's API server until it has judged every
 * Certificate that is there now: one that is made when it has begun comes behind all of them. It dies with us.
 */
export async function runController(
  version: string,
  controller: keyof typeof conditions,
  of: string,
): Promise<void> {
  const program = join(await build(version), 'cert-manager');
  const own = [`--kubeconfig=${testbed.kubeconfig}`, `--controllers=${controller}`];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, 'controller', ...own, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TZ: 'UTC' },
  });
  const ended = once(child, 'exit');
  try {
    await begun(createInterface({ input: child.stderr }));
    child.stderr.resume();
    const last = `last-of-${controller}`;
    await applied(certificate(of, last));
    const wanted = `--for=condition=${conditions[controller]}`;
    await k(['wait', `certificate/${last}`, '-n', of, wanted, '--timeout=60s']);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}
