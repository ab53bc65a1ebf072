// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { component, componentsOf } from './component.js';
import { get } from './get.js';
import { isUp } from './is-up.js';
import { isKept } from './keeper.js';
import { nodePid } from './node-pid.js';
import { snapshots } from './snapshots.js';
import { exists, kubeconfigPath, makeRoot, readOptions, stateFolder, stateRoot } from './state.js';

/** All clusters, their components with resident memory, and the snapshots, as text. */
export async function status() {
  await makeRoot();
  const names = (await readdir(stateRoot())).filter((entry) => !entry.startsWith('.')).toSorted();
  const texts = [];
  for (const name of names) {
    // one that goes down while we look must not hide the others
    texts.push(...(await cluster(name).catch((error) => [`${name}  ${error.message}`])));
  }
  if (names.length === 0) texts.push('no clusters');
  const labels = await snapshots();
  if (labels.length > 0) texts.push(`snapshots: ${labels.join(', ')}`);
  return texts.join('\n');
}

/** @param {string} name */
async function cluster(name) {
  if (!(await isKept(name))) {
    const kept = await exists(join(stateFolder(name), 'kept'));
    return [`${name}  down, ${kept ? 'its data is kept' : 'its state goes at the next start'}`];
  }
  if (!(await isUp(name))) return [`${name}  coming up, or cut off while it did`];
  const { controlPlaneOnly, audit } = await readOptions(name);
  const ready = (await get(name, '/readyz')) ? 'up' : 'up, its API server is not ready';
  const texts = [`${name}  ${ready}${controlPlaneOnly ? ', control plane only' : ''}`];
  texts.push(`  KUBECONFIG=${kubeconfigPath(name)}`);
  if (audit) texts.push(`  audit log ${join(stateFolder(name), 'log', 'audit.log')}`);
  return [...texts, ...(await components(name))];
}

/** @param {string} name */
async function components(name) {
  if (!(await isInSight(name))) return ['  its node is in the process tree of a demo or test'];
  const texts = [];
  for (const target of await componentsOf(name)) {
    const { root, pid, hold } = await component(name, target);
    const held = (await exists(hold)) ? 'held' : await memory(`${root}/proc/${pid}/status`);
    texts.push(`  ${target.padEnd(24)} ${held}`);
  }
  return texts;
}

/** @param {string} name */
async function isInSight(name) {
  try {
    return Boolean(await nodePid(name));
  } catch {
    // it answers, so it lives: elsewhere, or it is ending
    return false;
  }
}

/** @param {string} file */
async function memory(file) {
  try {
    const resident = /^VmRSS:\s+(\d+)/m.exec(await readFile(file, 'utf8'))?.[1];
    return `${Math.round(Number(resident) / 1024)} MiB`;
  } catch {
    // between its end and its next start
    return 'starting';
  }
}
