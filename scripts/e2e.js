// @ts-check
import { contained } from '../e2e/setup/contained.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { prepare } from './prepare.js';
import { stream } from './stream.js';

/**
 * The browser tests alone, on a test bed of their own; what is given goes to Playwright:
 * `npm run e2e -- unsigned`.
 * @param {AbortSignal} stop
 */
async function e2e(stop) {
  const progress = makeProgress();
  await prepare({ freeGiB: 12, toBuild: [] }, progress);
  const { buildApp } = await import('./build-app.js');
  const { onTestBed } = await import('../e2e/on-test-bed.js');
  await buildApp(progress);
  const playwright = ['npx', 'playwright', 'test', '--reporter=list', ...process.argv.slice(2)];
  return onTestBed(progress, (env) => stream(playwright, stop, env));
}

await contained(e2e);
