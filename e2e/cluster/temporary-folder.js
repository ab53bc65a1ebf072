// @ts-check
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { lock, locked } from '../setup/lock.js';
import { hiddenLock, makeRoot, stateRoot } from './state.js';

const parent = () => join(stateRoot(), '.tmp');
const change = () => hiddenLock('tmp');

/** @param {string} folder */
const ownerOf = (folder) => join(folder, '.owner');

/**
 * A folder for what a run writes down meanwhile. A run that is killed cannot remove it; the next
 * one's `removeTemporaryFolders` does, because the kernel then has let go of the lock in it.
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function temporaryFolder() {
  await makeRoot();
  return locked(change(), async () => {
    await mkdir(parent(), { recursive: true });
    const folder = await mkdtemp(join(parent(), 'run-'));
    const release = await lock(ownerOf(folder));
    return {
      folder,
      async remove() {
        await rm(folder, { recursive: true, force: true });
        await release?.();
      },
    };
  });
}

/** Removes the folders whose owners are dead. */
export async function removeTemporaryFolders() {
  await locked(change(), async () => {
    await mkdir(parent(), { recursive: true });
    for (const entry of await readdir(parent())) {
      const folder = join(parent(), entry);
      const release = await lock(ownerOf(folder), { wait: false });
      if (!release) continue;
      await rm(folder, { recursive: true, force: true });
      await release();
    }
  });
}
