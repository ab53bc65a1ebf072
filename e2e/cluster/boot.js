// @ts-check
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { pauseImage } from './addresses.js';
import { binaries } from './binaries.js';
import { makeCgroups } from './cgroup.js';
import { writeConfig } from './config.js';
import { halt } from './halt.js';
import { inside } from './inside.js';
import { ask, startKeeper } from './keeper.js';
import { writeKubeconfig } from './kubeconfig.js';
import { kubectl } from './kubectl.js';
import { lastLines } from './last-lines.js';
import { load } from './load.js';
import { writePki } from './pki.js';
import { podsReady } from './pods.js';
import { apiReady, nodeReady, until } from './ready.js';
import { readOptions, stateFolder } from './state.js';

/**
 * Brings up the node whose state folder is there, new or with data, and returns when all of it
 * serves. Halts it again when that fails. The caller holds the cluster's lock.
 * @param {string} name
 * @param {import('../setup/progress.js').Progress} [progress]
 */
export async function boot(name, progress) {
  const paths = await binaries(progress);
  const folder = stateFolder(name);
  const options = await readOptions(name);
  await writePki(join(folder, 'pki'), name);
  await writeConfig(name, paths);
  const since = Date.now();
  try {
    await startKeeper(name, options, await makeCgroups(name));
    await writeKubeconfig(name, 'admin', `https://${await ask(name, 'api')}`);
    await apiReady(name);
    if (!options.controlPlaneOnly) await settle(name, since);
  } catch (error) {
    const logs = await lastLines(folder);
    await halt(name);
    throw new Error(`Could not bring up ${name}: ${messageOf(error)}\n${logs}`, { cause: error });
  }
  await writeFile(join(folder, 'up.done'), '');
  // not sooner: data that was to be kept outlives a start that fails or is cut off
  await rm(join(folder, 'kept'), { force: true });
}

/**
 * @param {string} name
 * @param {number} since
 */
async function settle(name, since) {
  await kubectl(name, ['apply', '-f', join(stateFolder(name), 'dns.yaml')]);
  await until(`containerd of ${name} answers`, () =>
    inside(name, ['ctr', 'version']).catch(() => undefined),
  );
  await load(name, (await binaries()).pause ?? '', pauseImage);
  await nodeReady(name, since);
  await podsReady(name, since);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
