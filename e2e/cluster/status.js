// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { componentOf, componentsOf } from './component.js';
import { get } from './get.js';
import { isUp } from './is-up.js';
import { isKept } from './keeper.js';
import { nodePid } from './node-pid.js';
import { snapshots } from './snapshots.js';
import {
  clusterNames,
  exists,
  kubeconfigPath,
  makeRoot,
  readOptions,
  stateFolder,
} from './state.js';

/** All clusters, their components with resident memory, and the snapshots, as text. */
export async function status() {
  await makeRoot();
  const names = await clusterNames();
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
  // it answers, so it lives: elsewhere, or it is ending
  const node = await nodePid(name).catch(() => undefined);
  if (!node) return ['  its node is in the process tree of a demo or test'];
  const texts = [];
  for (const target of await componentsOf(name)) {
    const { pid, hold } = await componentOf(node, target);
    const held = await exists(hold);
    const state = held ? 'held' : await memory(`/proc/${node}/root/proc/${pid}/status`);
    texts.push(`  ${target.padEnd(24)} ${state}`);
  }
  return texts;
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
