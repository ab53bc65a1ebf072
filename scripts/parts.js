// @ts-check
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { stream } from './stream.js';

/**
 * @typedef {import('./said.js').Said} Said
 * @typedef {object} Test
 * @property {string} name
 * @property {'passed' | 'unsteady' | 'failed' | 'skipped'} state unsteady: failed first, and passed when tried again
 * @property {string} [why] what the failure said, or why it was skipped
 * @property {string} [file] where it can be run again by itself
 */

/**
 * A command that passes or fails as one.
 * @param {readonly string[]} command
 * @param {AbortSignal} stop
 * @returns {Promise<Test[]>}
 */
export async function one(command, stop) {
  const code = await stream(command, { stop });
  const name = command.join(' ');
  return [code === 0 ? { name, state: 'passed' } : { name, state: 'failed', why: `exit ${code}` }];
}

/**
 * A vitest project. A run that found no test, or ended badly without a failed one, counts as failed.
 * @param {string} project
 * @param {AbortSignal} stop
 * @param {Said} said
 * @param {readonly string[]} [files] all of the project where none are named
 * @returns {Promise<Test[]>}
 */
export function vitest(project, stop, said, files = []) {
  return told(said, project, async (file) => {
    const unhandled = `${file}.unhandled`;
    const code = await stream(
      [
        'npx',
        'vitest',
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        '--reporter=./scripts/unhandled-reporter.js',
        `--outputFile.json=${file}`,
        ...files,
      ],
      { stop, to: said.to, env: { ...process.env, CERTFERRY_UNHANDLED: unhandled } },
    );
    const json = JSON.parse(await readFile(file, 'utf8'));
    /** @type {string[]} */
    const errors = JSON.parse(await readFile(unhandled, 'utf8'));
    const failed = errors.map((why) => ({
      name: `${project}: nobody handled`,
      state: 'failed',
      why,
    }));
    return whole(project, code, [...json.testResults.flatMap(testsOf), ...failed]);
  });
}

/**
 * The tests of a file. A hook that failed fails none of them, it leaves them skipped: it counts as a
 * failed one, and is their reason.
 * @param {any} suite
 * @returns {Test[]}
 */
function testsOf(suite) {
  const file = suite.name;
  /** @type {any[]} */
  const results = suite.assertionResults;
  const byHook =
    suite.status === 'failed' && !results.some(({ status: state }) => state === 'failed');
  const message = suite.message || 'its message is above';
  const why = byHook ? `a hook of ${basename(file)} failed, ${message}` : undefined;
  const tests = results.map(({ fullName: name, status, failureMessages: [said] }) => {
    const state = status === 'passed' || status === 'failed' ? status : 'skipped';
    return { name, state, why: state === 'failed' ? said : why, file };
  });
  return byHook ? [...tests, { name: file, state: 'failed', why: message, file }] : tests;
}

/**
 * Playwright's tests. A failed one was tried again by Playwright itself.
 * @param {AbortSignal} stop
 * @param {Said} said
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Test[]>}
 */
export function playwright(stop, said, env) {
  return told(said, 'playwright', async (file) => {
    const code = await stream(['npx', 'playwright', 'test', '--reporter=list,json'], {
      stop,
      to: said.to,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    const json = JSON.parse(await readFile(file, 'utf8'));
    return whole('playwright', code, json.suites.flatMap(specs));
  });
}

/**
 * @param {any} suite
 * @returns {Test[]}
 */
function specs(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      name: `${suite.title} ${spec.title}`,
      state: states[/** @type {keyof typeof states} */ (test.status)] ?? 'failed',
      why:
        test.annotations?.find((/** @type {any} */ note) => note.type === 'skip')?.description ??
        test.results?.find((/** @type {any} */ result) => result.error)?.error.message,
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(specs)];
}

/** @type {Record<string, Test['state']>} */
const states = {
  expected: 'passed',
  flaky: 'unsteady',
  unexpected: 'failed',
  skipped: 'skipped',
};

/**
 * @param {string} name
 * @param {number} code
 * @param {Test[]} tests
 * @returns {Test[]}
 */
function whole(name, code, tests) {
  const isTold = tests.some(({ state }) => state === 'failed');
  if (isTold || (code === 0 && tests.length > 0)) return tests;
  const why = tests.length === 0 ? 'it found no test' : `exit ${code}, and no test failed`;
  return [...tests, { name, state: 'failed', why }];
}

/**
 * What is told of tests that did not simply pass, with the beginning of what they said, and last what they are in number.
 * @param {readonly Test[]} tests
 * @returns {string}
 */
export function summary(tests) {
  const of = (/** @type {Test['state']} */ state) => tests.filter((test) => test.state === state);
  const [passed, unsteady, failed, skipped] = [
    of('passed').length,
    of('unsteady'),
    of('failed'),
    of('skipped'),
  ];
  const lines = [...skipped, ...unsteady, ...failed].map(
    ({ state, name, why }) => `${state}: ${name}: ${firstLines(why) ?? 'no reason given'}\n`,
  );
  const again = unsteady.length > 0 ? ` (${unsteady.length} at the second try)` : '';
  const counts = `${passed + unsteady.length} passed${again}, ${failed.length} failed, ${skipped.length} skipped`;
  return `${lines.join('')}\n${counts}\n`;
}

/** @param {string | undefined} why */
function firstLines(why) {
  const lines = stripVTControlCharacters(why ?? '').split('\n');
  const said = lines.filter((line) => line.trim() && !/^\s+at /.test(line));
  return said.length > 0 ? said.slice(0, 6).join('\n  ') : undefined;
}

/**
 * @param {Said} said
 * @param {string} name
 * @param {(file: string) => Promise<Test[]>} work
 * @returns {Promise<Test[]>}
 */
async function told(said, name, work) {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-results-'));
  try {
    return await work(join(folder, 'results.json'));
  } catch (error) {
    const why = `No result could be read: ${error instanceof Error ? error.message : String(error)}`;
    said.write(`${why}\n`);
    return [{ name, state: 'failed', why }];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
