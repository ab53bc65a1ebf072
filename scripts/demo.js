// @ts-check
import { join } from 'node:path';

import { printTimes } from './print-times.js';
import { runPrepared } from './run-prepared.js';

const name = 'demo';
const shown = 'v1.20.3';
const next = 'v1.21.2';

/**
 * @param {import('./run-prepared.js').Run} run
 * @returns {Promise<never>}
 */
async function demo({ stop, progress, began, outerPid }) {
  const { takeTurn } = await import('../e2e/cluster/take-turn.js');
  await takeTurn(
    'demo',
    'A demo runs on this machine already: end it with Ctrl-C in its terminal.',
  );
  const { up } = await import('../e2e/cluster/up.js');
  const { seed, oneHour } = await import('../e2e/releases/seed.js');
  const { buildReleases } = await import('./releases.js');
  const { buildApp } = await import('./build-app.js');
  const { serveApp } = await import('./serve-app.js');
  const { binaries } = await import('../e2e/cluster/binaries.js');
  const { offerCharts } = await import('../e2e/hop-bed.js');
  const app = buildApp(progress);
  // Its failure is reported below; until then it must not end the process from the side.
  app.catch(() => {});
  await binaries(progress);
  await buildReleases([shown], progress);
  const { kubeconfig, stateFolder } = await progress.item('cluster', () => up(name, {}, progress), {
    done: 'up',
  });
  await progress.item(`cert-manager ${shown} with certificates`, async () => {
    await seed(name, { version: shown, progress });
    await oneHour(name);
  });
  const charts = await progress.item('chart registry', () => offerCharts(progress), { done: 'up' });
  await app;
  const home = join(stateFolder, 'certferry');
  const served = await serveApp({ kubeconfig, home, env: charts.env });
  process.on('SIGUSR2', () => void served.newLink().then(printLink));
  printTimes(progress.times, performance.now() - began);
  printLink(served.link);
  process.stdout.write(
    `Another link: Enter, or kill -USR2 ${outerPid}\nkubectl for this cluster:  export KUBECONFIG=${kubeconfig}\nCtrl-C ends everything.\n\n`,
  );
  await Promise.race([served.ended, buildRest(progress, stop).then(() => served.ended)]);
  throw new Error(`The app ended by itself:\n${served.output().trimEnd().slice(-4000)}`);
}

/** @param {string} link */
function printLink(link) {
  process.stdout.write(`\nOpen this link (it works once, for 10 minutes):\n  ${link}\n\n`);
}

/**
 * The release that the shown one can be upgraded to; with --all also the others. The page is there
 * already, and goes on without them.
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
    try {
      await buildReleases([version], progress);
      await importImages(name, await images(version, progress));
      if (version === next)
        progress.note(
          `The images of cert-manager ${version} are in the cluster: upgrade to it now.`,
        );
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      progress.note(`The demo goes on without cert-manager ${version}: ${why}`);
    }
  }
}

// only outside: what runs inside has no terminal to read from
if (process.stdin.isTTY) {
  process.stdin.on('data', () => process.emit('SIGUSR2', 'SIGUSR2'));
  process.stdin.unref();
}
await runPrepared(demo, { versions: [shown, next] });
