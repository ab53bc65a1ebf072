// @ts-check

import { cacheFolder } from '../e2e/setup/cache.js';
import { contained } from '../e2e/setup/contained.js';
import { lock } from '../e2e/setup/lock.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { one, playwright, vitest } from './parts.js';
import { prepare } from './prepare.js';
import { printTimes } from './print-times.js';

/** @param {AbortSignal} stop */
async function test(stop) {
  const release = await lock(`${cacheFolder()}/locks/npm-test`, { wait: false });
  if (!release)
    throw new Error(
      'Another `npm test` runs on this machine: its clusters have the same names. Wait for it.',
    );
  const progress = makeProgress();
  const began = performance.now();
  const { missingBinaries, binaries } = await import('../e2e/cluster/binaries.js');
  const { missingReleases, buildReleases } = await import('./releases.js');
  const { versions } = await import('../e2e/releases/versions.js');
  await prepare(
    { freeGiB: 15, toBuild: [...(await missingBinaries()), ...(await missingReleases(versions))] },
    progress,
  );
  const { sweep } = await import('../e2e/cluster/sweep.js');
  await sweep();

  /** @type {{ name: string, run: () => Promise<import('./parts.js').Counts> }[]} */
  const parts = [
    // The pages' types are Next's to write; a fresh clone has none yet.
    { name: 'types', run: () => one(['sh', '-c', 'npx next typegen && npx tsc --noEmit'], stop) },
    { name: 'lint', run: () => one(['npx', 'oxlint', '--type-aware', '--deny-warnings'], stop) },
    { name: 'format', run: () => one(['npx', 'oxfmt', '--check'], stop) },
    { name: 'unused code', run: () => one(['npx', 'knip'], stop) },
    { name: 'unit', run: () => vitest('unit', stop) },
    {
      name: 'builds',
      async run() {
        await binaries(progress);
        await buildReleases(versions, progress);
        return { passed: 0, failed: 0, skipped: 0, reasons: [] };
      },
    },
    { name: 'integration', run: () => vitest('integration', stop) },
    { name: 'cluster', run: () => vitest('cluster', stop) },
    {
      name: 'browser',
      async run() {
        const { buildApp } = await import('./build-app.js');
        const { onTestBed } = await import('../e2e/on-test-bed.js');
        await buildApp(progress);
        return onTestBed(progress, (env) => playwright(stop, env));
      },
    },
    {
      name: 'sample of long',
      async run() {
        const { sample } = await import('./long/sample.js');
        return sample(stop);
      },
    },
  ];
  const only = process.argv.slice(2);
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const reasons = [];
  for (const { name, run } of parts) {
    if (only.length > 0 && !only.includes(name)) continue;
    const counts = await progress.item(name, run, { done: 'ended' });
    totals.passed += counts.passed;
    totals.failed += counts.failed;
    totals.skipped += counts.skipped;
    reasons.push(...counts.reasons);
  }
  printTimes(progress.times, performance.now() - began);
  for (const reason of reasons) process.stdout.write(`skipped: ${reason}\n`);
  await release();
  process.stdout.write(
    `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
  );
  return totals.failed === 0 ? 0 : 1;
}

await contained(test);
