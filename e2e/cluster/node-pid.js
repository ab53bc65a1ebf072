// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { stateFolder } from './state.js';

const script = join(import.meta.dirname, 'node.sh');

/**
 * The pid of a node's first process, as this process sees it. It is found by what it runs, not by
 * a pid file: the keeper may live in another PID namespace, where it has another number.
 * @param {string} name
 */
export async function nodePid(name) {
  const commandLine = ['bash', script, stateFolder(name), ''].join('\0');
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await isFirst(entry, commandLine))) return Number(entry);
  }
  throw new Error(
    `No node of ${name} in sight: it is not up, or it belongs to a demo or a test that runs by itself.`,
  );
}

/**
 * @param {string} pid
 * @param {string} commandLine
 */
async function isFirst(pid, commandLine) {
  try {
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8')) !== commandLine) return false;
    // its subshells have the same command line
    return /^NSpid:.*\t1$/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // it ended while we looked
    return false;
  }
}
