// @ts-check
import { runPrepared } from './run-prepared.js';

/**
 * Takes every page of the built app on the test bed: all into test-results/screenshots, the README's
 * into docs/screenshots.
 * @param {import('./run-prepared.js').Run} run
 */
async function screenshots({ stop, progress }) {
  const { buildApp } = await import('./build-app.js');
  const { onTestBed } = await import('../e2e/on-test-bed.js');
  const { takeScreenshots } = await import('./take-screenshots.js');
  await buildApp(progress);
  await onTestBed(progress, (env) => takeScreenshots(env, stop));
  return 0;
}

await runPrepared(screenshots, { versions: ['v1.20.3', 'v1.21.2'] });
