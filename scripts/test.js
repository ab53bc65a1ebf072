// @ts-check
import { sweep } from '../e2e/cluster/sweep.js';
import { takeTurn } from '../e2e/cluster/take-turn.js';
import { versions } from '../e2e/releases/versions.js';
import { none, one, playwright, vitest } from './parts.js';
import { printTimes } from './print-times.js';
import { runPrepared } from './run-prepared.js';

/** @typedef {import('./run-prepared.js').Run} Run */

/** @type {Record<string, (run: Run) => Promise<import('./parts.js').Counts>>} */
const parts = {
  // The pages' types are Next's to write; a fresh clone has none yet.
  types: ({ stop }) => one(['sh', '-c', 'npx next typegen && npx tsc --noEmit'], stop),
  lint: ({ stop }) => one(['npx', 'oxlint', '--type-aware', '--deny-warnings'], stop),
  format: ({ stop }) => one(['npx', 'oxfmt', '--check'], stop),
  'unused code': ({ stop }) => one(['npx', 'knip'], stop),
  unit: ({ stop }) => vitest('unit', stop),
  async builds({ progress }) {
    const { binaries } = await import('../e2e/cluster/binaries.js');
    const { buildReleases } = await import('./releases.js');
    await binaries(progress);
    await buildReleases(versions, progress);
    return none;
  },
  integration: ({ stop }) => vitest('integration', stop),
  cluster: ({ stop }) => vitest('cluster', stop),
  async browser({ stop, progress }) {
    const { buildApp } = await import('./build-app.js');
    const { onTestBed } = await import('../e2e/on-test-bed.js');
    await buildApp(progress);
    return onTestBed(progress, (env) => playwright(stop, env));
  },
  async 'sample of long'({ stop }) {
    const { sample } = await import('./long/sample.js');
    return sample(stop);
  },
};

/** @param {Run} run */
async function test(run) {
  await takeTurn(
    'npm-test',
    'Another `npm test` runs on this machine: its clusters have the same names. Wait for it.',
  );
  await sweep();
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const reasons = [];
  for (const entry of wanted) {
    const counts = await part(entry, run);
    totals.passed += counts.passed;
    totals.failed += counts.failed;
    totals.skipped += counts.skipped;
    reasons.push(...counts.reasons);
  }
  printTimes(run.progress.times, performance.now() - run.began);
  for (const reason of reasons) process.stdout.write(`skipped: ${reason}\n`);
  process.stdout.write(
    `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
  );
  return totals.failed === 0 ? 0 : 1;
}

/**
 * A part that throws has failed as one, and the others still run.
 * @param {[string, (run: Run) => Promise<import('./parts.js').Counts>]} part
 * @param {Run} run
 */
async function part([name, work], run) {
  try {
    return await run.progress.item(name, () => work(run), { done: 'ended' });
  } catch (error) {
    run.stop.throwIfAborted();
    process.stdout.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    return { ...none, failed: 1 };
  }
}

const names = Object.keys(parts);
const given = process.argv.slice(2);
const wanted = Object.entries(parts).filter(([name]) => given.length === 0 || given.includes(name));
const unknown = given.filter((name) => !names.includes(name));

if (unknown.length === 0) await runPrepared(test, { versions });
else {
  process.stderr.write(
    `There is no part "${unknown.join('", "')}" of \`npm test\`; there are: ${names.join(', ')}\n`,
  );
  process.exitCode = 2;
}
