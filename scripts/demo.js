// @ts-check
import { join } from 'node:path';

import { contained } from '../e2e/setup/contained.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { prepare } from './prepare.js';
import { printTimes } from './print-times.js';

const name = 'demo';
const shown = 'v1.20.3';
const next = 'v1.21.2';

/** What is not built yet and will be, in the order in which it is needed. */
async function toBuild() {
  const { missingBinaries } = await import('../e2e/cluster/binaries.js');
  const { missingReleases } = await import('./releases.js');
  return [...(await missingBinaries()), ...(await missingReleases([shown, next]))];
}

/** @param {AbortSignal} stop */
async function demo(stop) {
  const progress = makeProgress();
  const began = performance.now();
  await prepare({ freeGiB: 12, toBuild: await toBuild() }, progress);
  stop.throwIfAborted();

  const { up } = await import('../e2e/cluster/up.js');
  const { down } = await import('../e2e/cluster/down.js');
  const { seed, oneHour } = await import('../e2e/releases/seed.js');
  const { buildReleases } = await import('./releases.js');
  const { buildApp } = await import('./build-app.js');
  const { serveApp } = await import('./serve-app.js');
  const app = buildApp(progress);
  // Its failure is reported below; until then it must not end the process from the side.
  app.catch(() => {});
  const { binaries } = await import('../e2e/cluster/binaries.js');
  await binaries(progress);
  await buildReleases([shown], progress);
  const { kubeconfig, stateFolder } = await progress.item('cluster', () => up(name, {}, progress), {
    done: 'up',
  });
  try {
    stop.throwIfAborted();
    await progress.item(`cert-manager ${shown} with certificates`, async () => {
      await seed(name, { version: shown, progress });
      await oneHour(name);
    });
    await app;
    stop.throwIfAborted();
    const served = await serveApp({ kubeconfig, home: join(stateFolder, 'certferry') });
    printTimes(progress.times, performance.now() - began);
    process.stdout.write(
      `\nOpen this link (it works once, for 10 minutes):\n  ${served.link}\n\nkubectl for this cluster:  export KUBECONFIG=${kubeconfig}\nCtrl-C ends everything.\n\n`,
    );
    await buildRest(progress, stop);
    if (!stop.aborted)
      await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await served.stop();
  } finally {
    await down(name);
  }
  return 0;
}

/**
 * The release that the shown one can be upgraded to; with --all also the others. The page is there already.
 * @param {import('../e2e/setup/progress.js').Progress} progress
 * @param {AbortSignal} stop
 */
async function buildRest(progress, stop) {
  const { images } = await import('../e2e/releases/images.js');
  const { buildReleases } = await import('./releases.js');
  const { versions } = await import('../e2e/releases/versions.js');
  const { importImages } = await import('../e2e/cluster/import-images.js');
  for (const version of process.argv.includes('--all') ? versions : [next]) {
    if (stop.aborted) return;
    await buildReleases([version], progress);
    await importImages(name, await images(version, progress));
  }
}

await contained(demo);
