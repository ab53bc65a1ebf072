// @ts-check
import { kubeconfigPath } from '../cluster/state.js';
import { bringRelease } from './bring-release.js';
import { chartArguments } from './chart-arguments.js';
import { helm } from './helm.js';

/**
 * Installs cert-manager on a cluster as its documentation recommends: CRDs apart from the chart, so
 * that no Helm command can take them away, and no owner references on Secrets.
 * @param {string} name of the cluster
 * @param {import('./chart-arguments.js').ChartOptions} options
 */
export async function install(name, options) {
  await bringRelease(name, options.version, options.progress);
  await helm(['install', ...(await chartArguments(options)), '--create-namespace'], {
    kubeconfig: kubeconfigPath(name),
    values: options.values ?? {},
  });
}
