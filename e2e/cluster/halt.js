// @ts-check
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { removeCgroups } from './cgroup.js';
import { endKeeper } from './keeper.js';
import { stateFolder } from './state.js';

/**
 * Ends the node and keeps its data. The caller holds the cluster's lock.
 * @param {string} name
 */
export async function halt(name) {
  await rm(join(stateFolder(name), 'up.done'), { force: true });
  await endKeeper(name);
  await removeCgroups(name);
}
