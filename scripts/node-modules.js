// @ts-check
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { cacheFolder } from '../e2e/setup/cache.js';
import { locked } from '../e2e/setup/lock.js';
import { run } from '../e2e/setup/run.js';

const root = join(import.meta.dirname, '..');
const mark = join(root, 'node_modules', '.certferry-lock');

async function wanted() {
  const lock = await readFile(join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(process.version).digest('hex');
}

/** Whether node_modules was installed whole from this package-lock.json by this Node. */
export async function nodeModulesAreCurrent() {
  try {
    return (await readFile(mark, 'utf8')) === (await wanted());
  } catch {
    return false; // never installed, or only by hand
  }
}

/**
 * Installs node_modules from package-lock.json; the mark is written when they are whole.
 * @param {AbortSignal} stop
 */
export async function nodeModules(stop) {
  await locked(join(cacheFolder(), 'locks', 'npm-ci'), async () => {
    if (await nodeModulesAreCurrent()) return;
    await run('npm', ['ci', '--no-progress'], { cwd: root, signal: stop });
    await writeFile(mark, await wanted());
  });
}
