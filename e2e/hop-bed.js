// @ts-check
import { down } from './cluster/down.js';
import { importImages } from './cluster/import-images.js';
import { up } from './cluster/up.js';
import { images } from './releases/images.js';
import { registry } from './releases/registry.js';
import { seed } from './releases/seed.js';
import { helmPath } from './releases/tools.js';

export const from = 'v1.20.3';
export const to = 'v1.21.2';

/** How many of the browser tests' workers there are: the shared clusters' and two that upgrade clusters of their own. */
export const workers = 3;

/**
 * The clusters that a worker of the browser tests upgrades, and restores into.
 * @param {number} worker its index
 */
export function upgradedBy(worker) {
  return { hop: `e2e-hop-${worker}`, other: `e2e-hop-${worker}-b` };
}

/** Of all workers. */
export const upgraded = Array.from({ length: workers }, (_, worker) => upgradedBy(worker)).flatMap(
  ({ hop, other }) => [hop, other],
);

/**
 * What an upgrade needs besides the cluster: helm, and a registry that offers both releases' charts.
 * @param {import('./setup/progress.js').Progress} [progress]
 */
export async function offerCharts(progress) {
  const [helm, charts] = await Promise.all([helmPath(progress), registry([from, to], progress)]);
  return {
    /** For the app. */
    env: { CERTFERRY_HELM: helm, CERTFERRY_CHART: charts.charts },
    stop: charts.stop,
  };
}

/**
 * Brings up a cluster of that name with cert-manager and its certificates at the release that is upgraded from, and
 * the images of the one that is upgraded to.
 * @param {string} name
 * @param {{ defaults?: boolean, progress?: import('./setup/progress.js').Progress }} [options] `defaults` leaves
 *   leader election as the chart has it
 */
export async function hopCluster(name, { defaults = false, progress } = {}) {
  await down(name);
  const { kubeconfig, stateFolder } = await up(name, { audit: true }, progress);
  await seed(name, { version: from, defaults, progress });
  await importImages(name, await images(to, progress));
  return { kubeconfig, stateFolder };
}
