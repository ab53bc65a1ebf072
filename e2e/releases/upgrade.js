// @ts-check
import { kubeconfigPath } from '../cluster/state.js';
import { bringRelease } from './bring-release.js';
import { chartArguments } from './chart-arguments.js';
import { helm } from './helm.js';

/**
 * Upgrades an installation made by `install` the plain way: CRDs, then `helm upgrade --wait`, which
 * returns before the new controller leads (see `untilLeading`).
 * @param {string} name of the cluster
 * @param {import('./chart-arguments.js').ChartOptions} options
 */
export async function upgrade(name, options) {
  await bringRelease(name, options.version, options.progress);
  await helmUpgrade(name, options);
}

/**
 * Only the `helm upgrade --wait` of it.
 * @param {string} name of the cluster
 * @param {import('./chart-arguments.js').ChartOptions} options
 */
export async function helmUpgrade(name, options) {
  await helm(['upgrade', ...(await chartArguments(options)), '--reset-then-reuse-values'], {
    kubeconfig: kubeconfigPath(name),
    values: options.values ?? {},
  });
}
