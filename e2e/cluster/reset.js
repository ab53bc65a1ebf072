// @ts-check
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { boot } from './boot.js';
import { halt } from './halt.js';
import { copyIn, requireSnapshot } from './snapshots.js';
import { exists, kubeconfigPath, lockedByName, stateFolder } from './state.js';

/**
 * Brings a cluster, up or not, to the state of a snapshot, whichever cluster it was taken of. Its
 * port stays its own.
 * @param {string} name
 * @param {string} label
 * @returns {Promise<{ kubeconfig: string, stateFolder: string }>}
 */
export async function reset(name, label) {
  await requireSnapshot(label);
  return lockedByName(name, async () => {
    await halt(name);
    const portFile = join(stateFolder(name), 'port');
    const port = (await exists(portFile)) ? await readFile(portFile) : undefined;
    await rm(stateFolder(name), { recursive: true, force: true });
    await copyIn(label, name);
    if (port) await writeFile(portFile, port, { mode: 0o600 });
    await boot(name);
    return { kubeconfig: kubeconfigPath(name), stateFolder: stateFolder(name) };
  });
}
