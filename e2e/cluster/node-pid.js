// @ts-check
import { readdir, readFile } from 'node:fs/promises';

import { stateFolder } from './state.js';

/**
 * The pid of a node's first process, as this process sees it. It is found by what it runs, not by
 * a pid file: the keeper may live in another PID namespace, where it has another number.
 * @param {string} name
 */
export async function nodePid(name) {
  // the script's own path may be that of another checkout
  const ending = `/node.sh\0${stateFolder(name)}\0`;
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const first = await Promise.all(pids.map((pid) => isFirst(pid, ending)));
  const found = pids[first.indexOf(true)];
  if (found) return Number(found);
  throw new Error(
    `No node of ${name} in sight: it is not up, or it belongs to a demo or a test that runs by itself.`,
  );
}

/**
 * @param {string} pid
 * @param {string} ending
 */
async function isFirst(pid, ending) {
  try {
    if (!(await readFile(`/proc/${pid}/cmdline`, 'utf8')).endsWith(ending)) return false;
    // its subshells have the same command line, and its keeper the same ending
    return /^NSpid:.*\t1$/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    // it ended while we looked
    return false;
  }
}
