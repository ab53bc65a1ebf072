// @ts-check
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { lock } from '../setup/lock.js';
import { namesWithCgroups, removeCgroups } from './cgroup.js';
import { isKept } from './keeper.js';
import { exists, lockFile, makeRoot, stateFolder, stateRoot } from './state.js';

/** Removes what dead clusters left: empty cgroups, and state that nobody asked to keep. */
export async function sweep() {
  await makeRoot();
  const folders = (await readdir(stateRoot())).filter((entry) => !entry.startsWith('.'));
  for (const name of new Set([...folders, ...(await namesWithCgroups())])) {
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
