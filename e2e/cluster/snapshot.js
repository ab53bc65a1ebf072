// @ts-check
import { mkdir, rename, rm } from 'node:fs/promises';

import { locked } from '../setup/lock.js';
import { boot } from './boot.js';
import { halt } from './halt.js';
import { isUp } from './is-up.js';
import { rememberPods } from './pods.js';
import { copyState, snapshotsLock } from './snapshots.js';
import { lockedByName, snapshotFolder, stateFolder } from './state.js';

/**
 * Keeps a cluster's state under a label, for `reset` of any cluster. Stops the node for it, and
 * starts it again.
 * @param {string} name
 * @param {string} label
 */
export async function snapshot(name, label) {
  await lockedByName(name, async () => {
    if (!(await isUp(name)))
      throw new Error(`Cluster ${name} is not up: there is nothing to keep.`);
    await locked(snapshotsLock(), async () => {
      const folder = snapshotFolder(label);
      const partial = `${folder}.partial`;
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial, { recursive: true, mode: 0o700 });
      await rememberPods(name);
      await halt(name);
      try {
        await copyState(stateFolder(name), partial);
      } finally {
        await boot(name);
      }
      await rm(folder, { recursive: true, force: true });
      await rename(partial, folder);
    });
  });
}
