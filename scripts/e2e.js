// @ts-check
import { runPrepared } from './run-prepared.js';
import { stream } from './stream.js';

/**
 * The browser tests alone, on a test bed of their own; what is given goes to Playwright:
 * `npm run e2e -- unsigned`.
 * @param {import('./run-prepared.js').Run} run
 */
async function e2e({ stop, progress }) {
  const { buildApp } = await import('./build-app.js');
  const { onTestBed } = await import('../e2e/on-test-bed.js');
  await buildApp(progress);
  const playwright = ['npx', 'playwright', 'test', '--reporter=list', ...process.argv.slice(2)];
  return onTestBed(progress, (env) => stream(playwright, { stop, env }));
}

await runPrepared(e2e, { versions: ['v1.20.3', 'v1.21.2'] });
