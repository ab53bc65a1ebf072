// @ts-check
import { importImages } from '../cluster/import-images.js';
import { kubectl } from '../cluster/kubectl.js';
import { chart } from './chart.js';
import { images } from './images.js';

/**
 * Brings what a release needs before Helm: its images into the node and its CRDs into the API server.
 * @param {string} name of the cluster
 * @param {string} version
 * @param {import('../setup/progress.js').Progress} [progress]
 */
export async function bringRelease(name, version, progress) {
  const { crds } = await chart(version, progress);
  await Promise.all([
    images(version, progress).then((archive) => importImages(name, archive)),
    applyCrds(name, crds),
  ]);
}

/**
 * @param {string} name of the cluster
 * @param {string} file
 */
export async function applyCrds(name, file) {
  await kubectl(name, ['apply', '--server-side', '-f', file]);
  await kubectl(name, ['wait', '--for=condition=Established', '--timeout=60s', '-f', file]);
}
