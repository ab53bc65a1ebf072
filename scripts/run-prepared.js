// @ts-check
import { sweep } from '../e2e/cluster/sweep.js';
import { temporaryFolder } from '../e2e/cluster/temporary-folder.js';
import { contained } from '../e2e/setup/contained.js';
import { missingPrerequisites } from '../e2e/setup/prerequisites.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { prepare } from './prepare.js';

/**
 * @typedef {object} Run
 * @property {AbortSignal} stop
 * @property {import('../e2e/setup/progress.js').Progress} progress
 * @property {number} began by performance.now()
 * @property {number} outerPid the pid of the script as the rest of the machine sees it
 */

/**
 * Checks what only a person can bring, installs the rest, and runs `main` contained. When it is told
 * to stop, it ends at once with everything that was started, and what is left is swept from outside,
 * where nothing of it lives any more.
 * @param {(run: Run) => Promise<number>} main
 * @param {{ versions?: readonly string[] }} [needs] releases of cert-manager that it will build
 */
export function runPrepared(main, { versions = [] } = {}) {
  return contained(
    async (stop, outerPid) => {
      const progress = makeProgress();
      const began = performance.now();
      await prepare(versions, progress, stop);
      return Promise.race([main({ stop, progress, began, outerPid }), aborted(stop)]);
    },
    { around },
  );
}

/** @param {import('../e2e/setup/contained.js').Inner} inner */
async function around(inner) {
  const missing = await missingPrerequisites();
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const { folder, remove } = await temporaryFolder();
  try {
    return await inner({ TMPDIR: folder });
  } finally {
    await remove();
    await sweep();
  }
}

/**
 * @param {AbortSignal} stop
 * @returns {Promise<never>}
 */
function aborted(stop) {
  return new Promise((_, reject) => {
    const end = () => reject(stop.reason);
    if (stop.aborted) end();
    stop.addEventListener('abort', end, { once: true });
  });
}
