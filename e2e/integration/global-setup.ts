import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { down } from '../cluster/down.js';
import { stateFolder } from '../cluster/state.js';
import { takeTurn } from '../cluster/take-turn.js';
import { up } from '../cluster/up.js';
import { applyCrds } from '../releases/bring-release.js';
import { chart } from '../releases/chart.js';

// Several working copies may be tested at the same time.
const copy = createHash('sha256')
  .update(import.meta.dirname)
  .digest('hex')
  .slice(0, 6);
const name = `t-integration-${copy}`;
const release = '1.20.3';

interface Testbed {
  readonly name: string;
  /** Signs in as the cluster's administrator. */
  readonly kubeconfig: string;
  readonly auditLog: string;
  /** The folder with the cluster's certificates and keys: ca.crt, sa.key and so on. */
  readonly pki: string;
  /** The file with cert-manager's CRDs. */
  readonly crds: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly testbed: Testbed;
  }
}

let giveBack: (() => Promise<void>) | undefined;

/** One control plane with cert-manager's CRDs and an audit log for all integration tests. */
export async function setup(project: TestProject): Promise<void> {
  const began = performance.now();
  giveBack = await takeTurn(
    name,
    'Other integration or long tests of this working copy run: their cluster has the same name. Wait for them.',
  );
  await down(name);
  try {
    const { kubeconfig } = await up(name, { controlPlaneOnly: true, audit: true });
    const { crds } = await chart(release);
    await applyCrds(name, crds);
    project.provide('testbed', {
      name,
      kubeconfig,
      auditLog: join(stateFolder(name), 'log', 'audit.log'),
      pki: join(stateFolder(name), 'pki'),
      crds,
    });
  } catch (error) {
    await teardown();
    throw error;
  }
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write(`control plane with cert-manager's CRDs up: ${seconds.toFixed(1)} s\n`);
}

export async function teardown(): Promise<void> {
  // Without our turn the cluster is somebody else's.
  if (!giveBack) return;
  await down(name);
  await giveBack();
  giveBack = undefined;
}
