// @ts-check
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { lock } from '../setup/lock.js';
import { run } from '../setup/run.js';
import { exists, hiddenLock, snapshotFolder, stateFolder } from './state.js';

// the options first: they make a copy that is cut off a cluster's, to be swept
const parts = [
  'options.json',
  'etcd',
  'containerd',
  'kubelet',
  'cni',
  'pods',
  'pv',
  'pki',
  'ready-pods.json',
];

/**
 * Fills a cluster's empty state folder from a snapshot.
 * @param {string} label
 * @param {string} name
 */
export async function copyIn(label, name) {
  await mkdir(stateFolder(name), { recursive: true, mode: 0o700 });
  await copyState(snapshotFolder(label), stateFolder(name));
}

/** @param {string} label */
export async function requireSnapshot(label) {
  if (await exists(snapshotFolder(label))) return;
  const all = await snapshots();
  throw new Error(
    `There is no snapshot ${label}: ${all.length ? `there are ${all.join(', ')}` : 'none was made'}.`,
  );
}

/** Who writes a snapshot holds it. */
export const snapshotsLock = () => hiddenLock('snapshots');

/** Removes what a snapshot that was cut off has left. */
export async function removePartialSnapshots() {
  const folder = dirname(snapshotFolder('any'));
  if (!(await exists(folder))) return;
  const release = await lock(snapshotsLock(), { wait: false });
  if (!release) return;
  for (const entry of await readdir(folder)) {
    if (entry.endsWith('.partial')) await rm(join(folder, entry), { recursive: true });
  }
  await release();
}

/** The labels of all snapshots. */
export async function snapshots() {
  const folder = dirname(snapshotFolder('any'));
  if (!(await exists(folder))) return [];
  return (await readdir(folder)).filter((entry) => !entry.endsWith('.partial')).toSorted();
}

/**
 * Copies what makes up a cluster, and none of its logs, sockets and settings.
 * @param {string} from
 * @param {string} to
 */
export async function copyState(from, to) {
  const sources = parts.map((part) => join(from, part));
  await run('cp', ['-a', '--reflink=auto', ...sources, to]);
}
