import { createHash } from 'node:crypto';
import { join } from 'node:path';

import { down } from '../cluster/down.js';
import { isUp } from '../cluster/is-up.js';
import { kubeconfigPath, stateFolder } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { applyCrds } from '../releases/bring-release.js';
import { chart } from '../releases/chart.js';

// Several working copies may be tested at the same time.
const copy = createHash('sha256')
  .update(import.meta.dirname)
  .digest('hex')
  .slice(0, 6);
const release = '1.20.3';

export interface ControlPlane {
  readonly name: string;
  /** Signs in as the cluster's administrator. */
  readonly kubeconfig: string;
  readonly auditLog: string;
  /** The folder with the cluster's certificates and keys: ca.crt, sa.key and so on. */
  readonly pki: string;
  /** The file with cert-manager's CRDs. */
  readonly crds: string;
}

/** The names of the clusters that so many workers use; the first part is the same for all of them. */
export function controlPlaneNames(workers: number): readonly string[] {
  return Array.from({ length: workers }, (_, index) => nameOf(index + 1));
}

const nameOf = (worker: number | string) => `t-integration-${copy}-${worker}`;

/**
 * A control plane with cert-manager's CRDs and an audit log, which is this worker's alone. The first of the worker's
 * files brings it up; the end of the run takes it down.
 */
export async function controlPlane(): Promise<ControlPlane> {
  const worker = process.env.VITEST_POOL_ID;
  if (!worker) throw new Error('Only a worker of vitest has a control plane.');
  const name = nameOf(worker);
  const { crds } = await chart(release);
  if (!(await isUp(name))) await bringUp(name, crds);
  const folder = stateFolder(name);
  return {
    name,
    kubeconfig: kubeconfigPath(name),
    auditLog: join(folder, 'log', 'audit.log'),
    pki: join(folder, 'pki'),
    crds,
  };
}

async function bringUp(name: string, crds: string): Promise<void> {
  const began = performance.now();
  try {
    await up(name, { controlPlaneOnly: true, audit: true });
    await applyCrds(name, crds);
  } catch (error) {
    // The next file would take it for a whole one.
    await down(name);
    throw error;
  }
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${name} up, with cert-manager's CRDs: ${seconds.toFixed(1)} s`);
}
