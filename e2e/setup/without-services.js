// @ts-check
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

import { lock, locked } from './lock.js';

const POLICY = '/usr/sbin/policy-rc.d';
const SAVED = `${POLICY}.before-certferry`;
const LOCK = '/run/lock/certferry-packages';
const OURS =
  '#!/bin/sh\n# certferry: no service may start while its packages are installed\nexit 101\n';

/**
 * Does `work` while Debian's packages are kept from starting their services; then puts the
 * machine's own policy back. What an earlier run that was killed left behind is put right first.
 * One at a time on a machine: the second would take the first one's policy for the machine's own.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withoutServices(work) {
  return locked(LOCK, async () => {
    await restore();
    if (await exists(POLICY)) await rename(POLICY, SAVED);
    await writeFile(POLICY, OURS, { mode: 0o755 });
    try {
      return await work();
    } finally {
      await restore();
    }
  });
}

/** Puts right what a run that was killed has left, unless somebody installs now. */
export async function allowServices() {
  const release = await lock(LOCK, { wait: false });
  if (!release) return;
  await restore();
  await release();
}

async function restore() {
  if (await isOurs()) await rm(POLICY);
  if (await exists(SAVED)) await rename(SAVED, POLICY);
}

async function isOurs() {
  return (await exists(POLICY)) && (await readFile(POLICY, 'utf8')) === OURS;
}

/** @param {string} path */
async function exists(path) {
  try {
    await stat(path);
    return true;
  } catch {
    // most machines have none
    return false;
  }
}
