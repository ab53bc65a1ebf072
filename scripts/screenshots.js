// @ts-check
import { contained } from '../e2e/setup/contained.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { prepare } from './prepare.js';

/**
 * Takes every page of the built app on the test bed: all into test-results/screenshots, the README's
 * into docs/screenshots.
 * @param {AbortSignal} stop
 */
async function screenshots(stop) {
  const progress = makeProgress();
  await prepare({ freeGiB: 12, toBuild: [] }, progress);
  const { buildApp } = await import('./build-app.js');
  const { onTestBed } = await import('../e2e/on-test-bed.js');
  const { takeScreenshots } = await import('./take-screenshots.js');
  await buildApp(progress);
  await onTestBed(progress, (env) => takeScreenshots(env, stop));
  return 0;
}

await contained(screenshots);
