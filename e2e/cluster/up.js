// @ts-check
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { boot } from './boot.js';
import { halt } from './halt.js';
import { isUp } from './is-up.js';
import { copyIn, requireSnapshot } from './snapshots.js';
import {
  exists,
  kubeconfigPath,
  lockedByName,
  readOptions,
  stateFolder,
  writeOptions,
} from './state.js';
import { sweep } from './sweep.js';

/**
 * Brings up a cluster, which lives until `down` or until the containment it was started in ends.
 * One that is up already stays as it is; one that was kept goes on with its data.
 * @param {string} name
 * @param {import('./state.js').Options & { from?: string }} [options] `from` is a snapshot's label
 * @param {import('../setup/progress.js').Progress} [progress]
 * @returns {Promise<{ kubeconfig: string, stateFolder: string }>}
 */
export async function up(name, { from, ...options } = {}, progress) {
  if (from) await requireSnapshot(from);
  await sweep();
  return lockedByName(name, async () => {
    const result = { kubeconfig: kubeconfigPath(name), stateFolder: stateFolder(name) };
    if (await isUp(name)) {
      if (from) throw new Error(`${name} is up: bring it to snapshot ${from} with \`reset\`.`);
      await refuseOtherOptions(name, options);
      return result;
    }
    await halt(name);
    const wasKept = !from && (await exists(join(stateFolder(name), 'kept')));
    if (!wasKept) {
      await rm(stateFolder(name), { recursive: true, force: true });
      if (from) await copyIn(from, name);
    }
    await mkdir(stateFolder(name), { recursive: true, mode: 0o700 });
    const kept = (await exists(join(stateFolder(name), 'options.json')))
      ? await readOptions(name)
      : {};
    await writeOptions(name, { ...kept, ...options });
    try {
      await boot(name, progress);
    } catch (error) {
      if (!wasKept) await rm(stateFolder(name), { recursive: true, force: true });
      throw error;
    }
    return result;
  });
}

/**
 * @param {string} name
 * @param {import('./state.js').Options} wanted
 */
async function refuseOtherOptions(name, wanted) {
  const has = await readOptions(name);
  if (wanted.audit && !has.audit) {
    throw new Error(`${name} is up without an audit log: take it down first.`);
  }
  if (wanted.controlPlaneOnly !== undefined && wanted.controlPlaneOnly !== has.controlPlaneOnly) {
    const what = has.controlPlaneOnly ? 'as a control plane only' : 'as a whole node';
    throw new Error(`${name} is up ${what}: take it down first.`);
  }
}
