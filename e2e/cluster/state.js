// @ts-check
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { locked } from '../setup/lock.js';

const usual = '/var/lib/certferry-testbed';

/**
 * @typedef {object} Options
 * @property {boolean} [controlPlaneOnly] etcd and the API server, no node
 * @property {boolean} [audit] an audit log, level Metadata
 */

/**
 * Where all clusters keep their state; for root alone, it holds keys. Below a folder that somebody
 * chose it is one of its own: what is in there is removed without asking.
 */
export function stateRoot() {
  const chosen = process.env.CERTFERRY_STATE;
  const root = chosen ? resolve(chosen, 'certferry-testbed') : usual;
  if (/^\/(run|var\/run|var\/log|proc|sys)(\/|$)/.test(root)) {
    throw new Error(`CERTFERRY_STATE is ${root}, which a node hides: choose another place.`);
  }
  return root;
}

/** @param {string} name */
export function stateFolder(name) {
  return join(stateRoot(), checkedName(name));
}

/** @param {string} name */
export function kubeconfigPath(name) {
  return join(stateFolder(name), 'admin.kubeconfig');
}

/** @param {string} label */
export function snapshotFolder(label) {
  return join(stateRoot(), '.snapshots', checkedName(label));
}

/** The prefix of our cgroups: another state root is another test bed. */
export function cgroupPrefix() {
  const root = stateRoot();
  if (root === usual) return 'certferry-';
  return `certferry.${createHash('sha256').update(root).digest('hex').slice(0, 6)}-`;
}

/** The names of all clusters that have left or keep something here. */
export async function clusterNames() {
  const names = [];
  for (const entry of await readdir(stateRoot())) {
    if (isName(entry) && (await exists(join(stateFolder(entry), 'options.json'))))
      names.push(entry);
  }
  return names.toSorted();
}

/**
 * A lock that is no cluster's.
 * @param {string} name
 */
export function hiddenLock(name) {
  return join(stateRoot(), '.locks', `.${checkedName(name)}`);
}

/** @param {string} name */
export function lockFile(name) {
  return join(stateRoot(), '.locks', checkedName(name));
}

/**
 * One change of a cluster at a time.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
export async function lockedByName(name, work) {
  await makeRoot();
  return locked(lockFile(name), work);
}

export async function makeRoot() {
  await mkdir(stateRoot(), { recursive: true });
  await chmod(stateRoot(), 0o700);
}

/**
 * @param {string} name
 * @returns {Promise<Options>}
 */
export async function readOptions(name) {
  return JSON.parse(await readFile(join(stateFolder(name), 'options.json'), 'utf8'));
}

/**
 * @param {string} name
 * @param {Options} options
 */
export async function writeOptions(name, { controlPlaneOnly = false, audit = false }) {
  const text = JSON.stringify({ controlPlaneOnly, audit });
  await writeFile(join(stateFolder(name), 'options.json'), `${text}\n`);
}

/** @param {string} path */
export async function exists(path) {
  try {
    await stat(path);
    return true;
  } catch {
    // that is the answer
    return false;
  }
}

/** @param {string} name */
export function isName(name) {
  return /^[a-z0-9][a-z0-9-]{0,39}$/.test(name);
}

/** @param {string} name */
function checkedName(name) {
  if (isName(name)) return name;
  throw new Error(`"${name}" is not a name: use up to 40 of a-z, 0-9 and "-".`);
}
