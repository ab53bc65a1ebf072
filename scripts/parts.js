// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stream } from './stream.js';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Counts
 */

/** @type {Counts} */
const none = { passed: 0, failed: 0, skipped: 0, reasons: [] };

/**
 * A command that passes or fails as one.
 * @param {readonly string[]} command
 * @param {AbortSignal} stop
 * @returns {Promise<Counts>}
 */
export async function one(command, stop) {
  const code = await stream(command, stop);
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/**
 * A vitest project. A run that found no test, or ended badly without a failed one, counts as failed.
 * @param {string} project
 * @param {AbortSignal} stop
 * @returns {Promise<Counts>}
 */
export function vitest(project, stop) {
  return counted(async (file) => {
    const code = await stream(
      [
        'npx',
        'vitest',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
      stop,
    );
    const json = JSON.parse(await readFile(file, 'utf8'));
    const tests = json.testResults.flatMap((/** @type {any} */ suite) => suite.assertionResults);
    return sum(
      code,
      tests.map((/** @type {any} */ test) => ({ name: test.fullName, state: test.status })),
    );
  });
}

/**
 * Playwright's tests.
 * @param {AbortSignal} stop
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
export function playwright(stop, env) {
  return counted(async (file) => {
    const code = await stream(['npx', 'playwright', 'test', '--reporter=list,json'], stop, {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
    const json = JSON.parse(await readFile(file, 'utf8'));
    return sum(code, json.suites.flatMap(specs));
  });
}

/**
 * @param {any} suite
 * @returns {{ name: string, state: string, why?: string }[]}
 */
function specs(suite) {
  const states = { expected: 'passed', flaky: 'passed', unexpected: 'failed', skipped: 'skipped' };
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      name: `${suite.title} ${spec.title}`,
      state: states[/** @type {keyof typeof states} */ (test.status)] ?? 'failed',
      why: test.annotations?.find((/** @type {any} */ note) => note.type === 'skip')?.description,
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(specs)];
}

/**
 * @param {number} code
 * @param {readonly { name: string, state: string, why?: string }[]} tests
 * @returns {Counts}
 */
function sum(code, tests) {
  const of = (/** @type {string} */ state) => tests.filter((test) => test.state === state).length;
  const skipped = tests.filter((test) => test.state !== 'passed' && test.state !== 'failed');
  const failed = of('failed');
  return {
    passed: of('passed'),
    failed: failed === 0 && (code !== 0 || tests.length === 0) ? 1 : failed,
    skipped: skipped.length,
    reasons: skipped.map(({ name, why }) => `${name}: ${why ?? 'no reason given'}`),
  };
}

/** @param {(file: string) => Promise<Counts>} work */
async function counted(work) {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-results-'));
  try {
    return await work(join(folder, 'results.json'));
  } catch (error) {
    process.stderr.write(
      `No result could be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { ...none, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
