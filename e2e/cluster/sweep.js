// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { lock } from '../setup/lock.js';
import { namesWithCgroups, removeCgroups } from './cgroup.js';
import { isKept } from './keeper.js';
import { removePartialSnapshots } from './snapshots.js';
import { clusterNames, exists, lockFile, makeRoot, stateFolder } from './state.js';
import { removeTemporaryFolders } from './temporary-folder.js';

/**
 * Removes what dead clusters and runs left: empty cgroups, state that nobody asked to keep, halves of
 * snapshots, temporary folders. What is no cluster's stays.
 */
export async function sweep() {
  await makeRoot();
  await removeTemporaryFolders();
  await removePartialSnapshots();
  for (const name of new Set([...(await clusterNames()), ...(await namesWithCgroups())])) {
    if (await isKept(name)) continue;
    const release = await lock(lockFile(name), { wait: false });
    // whoever holds it is bringing it up or down
    if (!release) continue;
    if (!(await isKept(name))) await remove(name);
    await release();
  }
}

/** @param {string} name */
async function remove(name) {
  await removeCgroups(name);
  if (await exists(join(stateFolder(name), 'kept'))) return;
  await rm(stateFolder(name), { recursive: true, force: true });
}
