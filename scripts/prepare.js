// @ts-check
import { missingBinaries } from '../e2e/cluster/binaries.js';
import { installPackages, missingPackages } from '../e2e/setup/packages.js';
import { missingSpace } from '../e2e/setup/prerequisites.js';
import { nodeModules, nodeModulesAreCurrent } from './node-modules.js';
import { missingReleases } from './releases.js';

/**
 * Says what will be installed and built, then installs packages and node_modules.
 * @param {readonly string[]} versions the releases of cert-manager that will be built
 * @param {import('../e2e/setup/progress.js').Progress} progress
 * @param {AbortSignal} stop
 */
export async function prepare(versions, progress, stop) {
  const toBuild = [...(await missingBinaries()), ...(await missingReleases(versions))];
  const tooSmall = await missingSpace(neededGiB(toBuild));
  if (tooSmall) throw new Error(tooSmall);
  const packages = await missingPackages();
  const modules = !(await nodeModulesAreCurrent());
  if (packages.length > 0) progress.note(`To be installed by apt-get: ${packages.join(' ')}`);
  if (modules) progress.note('To be installed by npm ci: node_modules of this folder');
  if (toBuild.length > 0) progress.note(`To be built from Go modules: ${toBuild.join(', ')}`);
  await installPackages(packages, progress, stop);
  stop.throwIfAborted();
  if (modules) await progress.item('npm ci', () => nodeModules(stop), { done: 'installed' });
}

/**
 * Measured with all caches empty: 5 GiB for Kubernetes and the tools, 15 more for five releases.
 * @param {readonly string[]} toBuild
 */
function neededGiB(toBuild) {
  const releases = toBuild.filter((name) => name.startsWith('cert-manager-')).length;
  const others = toBuild.length > releases ? 5 : 0;
  return 2 + others + 3 * releases;
}
