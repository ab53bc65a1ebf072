// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { stream } from './stream.js';

/**
 * @typedef {import('./said.js').Said} Said
 * @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Counts
 * @typedef {{ name: string, state: string, why?: string }} Test
 */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0, reasons: [] };

/**
 * A command that passes or fails as one.
 * @param {readonly string[]} command
 * @param {AbortSignal} stop
 * @returns {Promise<Counts>}
 */
export async function one(command, stop) {
  const code = await stream(command, { stop });
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/**
 * A vitest project. A run that found no test, or ended badly without a failed one, counts as failed.
 * @param {string} project
 * @param {AbortSignal} stop
 * @param {Said} said
 * @param {readonly string[]} [files] all of the project where none are named
 * @returns {Promise<Counts>}
 */
export function vitest(project, stop, said, files = []) {
  return counted(said, async (file) => {
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
        ...files,
      ],
      { stop, to: said.to },
    );
    const json = JSON.parse(await readFile(file, 'utf8'));
    return sum(code, json.testResults.flatMap(testsOf));
  });
}

/**
 * The tests of a file. A hook that failed fails none of them, it leaves them skipped: it counts as a
 * failed one, and is their reason.
 * @param {any} suite
 * @returns {Test[]}
 */
function testsOf(suite) {
  /** @type {any[]} */
  const results = suite.assertionResults;
  const byHook =
    suite.status === 'failed' && !results.some(({ status: state }) => state === 'failed');
  const message = suite.message || 'its message is above';
  const why = byHook ? `a hook of ${basename(suite.name)} failed, ${message}` : undefined;
  const tests = results.map(({ fullName: name, status: state }) => ({ name, state, why }));
  return byHook ? [...tests, { name: suite.name, state: 'failed' }] : tests;
}

/**
 * Playwright's tests.
 * @param {AbortSignal} stop
 * @param {Said} said
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Counts>}
 */
export function playwright(stop, said, env) {
  return counted(said, async (file) => {
    const code = await stream(['npx', 'playwright', 'test', '--reporter=list,json'], {
      stop,
      to: said.to,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    const json = JSON.parse(await readFile(file, 'utf8'));
    return sum(code, json.suites.flatMap(specs));
  });
}

/**
 * @param {any} suite
 * @returns {Test[]}
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
 * @param {readonly Test[]} tests
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

/**
 * @param {Said} said
 * @param {(file: string) => Promise<Counts>} work
 */
async function counted(said, work) {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-results-'));
  try {
    return await work(join(folder, 'results.json'));
  } catch (error) {
    said.write(
      `No result could be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return { ...none, failed: 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
