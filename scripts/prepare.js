// @ts-check
import { installPackages, missingPackages } from '../e2e/setup/packages.js';
import { missingPrerequisites } from '../e2e/setup/prerequisites.js';
import { nodeModules, nodeModulesAreCurrent } from './node-modules.js';

/**
 * Says what will be installed and built, then installs packages and node_modules. Throws with one
 * sentence per prerequisite that only a person can bring.
 * @param {{ freeGiB: number, toBuild: readonly string[] }} needs
 * @param {import('../e2e/setup/progress.js').Progress} progress
 */
export async function prepare({ freeGiB, toBuild }, progress) {
  const missing = await missingPrerequisites({ freeGiB });
  if (missing.length > 0) throw new Error(missing.join('\n'));
  const packages = await missingPackages();
  const modules = !(await nodeModulesAreCurrent());
  if (packages.length > 0) progress.note(`To be installed by apt-get: ${packages.join(' ')}`);
  if (modules) progress.note('To be installed by npm ci: node_modules of this folder');
  if (toBuild.length > 0) progress.note(`To be built from Go modules: ${toBuild.join(', ')}`);
  await installPackages(packages, progress);
  if (modules) await progress.item('npm ci', nodeModules, { done: 'installed' });
}
