// @ts-check
import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { cgroupPrefix, exists, isName } from './state.js';

/** Every cgroup hierarchy of the machine: containers appear in each. */
export async function hierarchies() {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  return mounts
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([, path, type]) => path?.startsWith('/sys/fs/cgroup/') && /^cgroup2?$/.test(type ?? ''),
    )
    .map(([, path]) => path ?? '');
}

/**
 * Makes the node's cgroup in every hierarchy; returns the groups for the node's own processes.
 * @param {string} name
 */
export async function makeCgroups(name) {
  const groups = [];
  for (const hierarchy of await hierarchies()) {
    const group = join(hierarchy, `${cgroupPrefix()}${name}`);
    const system = join(group, 'system');
    await mkdir(system, { recursive: true });
    if (await exists(join(group, 'cpuset.cpus'))) await inherit(group);
    if (await exists(join(system, 'cpuset.cpus'))) await inherit(system);
    groups.push(system);
  }
  return groups;
}

/**
 * A new cpuset is empty, and no process may enter it.
 * @param {string} group
 */
async function inherit(group) {
  for (const file of ['cpuset.cpus', 'cpuset.mems']) {
    await writeFile(join(group, file), await readFile(join(dirname(group), file)));
  }
}

/**
 * Removes the cgroups of a node whose processes are gone.
 * @param {string} name
 */
export async function removeCgroups(name) {
  for (const hierarchy of await hierarchies()) {
    const group = join(hierarchy, `${cgroupPrefix()}${name}`);
    // the kernel lets go of a dead process a moment after its parent has heard of it
    for (let tries = 0; !(await removed(group)); tries += 1) {
      if (tries === 100) throw new Error(`Could not remove ${group}: processes are left in it.`);
      await sleep(50);
    }
  }
}

/** The names that have a cgroup here, whether their nodes live or not. */
export async function namesWithCgroups() {
  const names = new Set();
  for (const hierarchy of await hierarchies()) {
    for (const entry of await readdir(hierarchy)) {
      const name = entry.slice(cgroupPrefix().length);
      if (entry.startsWith(cgroupPrefix()) && isName(name)) names.add(name);
    }
  }
  return [...names];
}

/**
 * @param {string} group
 * @returns {Promise<boolean>}
 */
async function removed(group) {
  if (!(await exists(group))) return true;
  for (const entry of await readdir(group, { withFileTypes: true })) {
    if (entry.isDirectory() && !(await removed(join(group, entry.name)))) return false;
  }
  try {
    await rmdir(group);
    return true;
  } catch {
    // busy still: tried again
    return false;
  }
}
