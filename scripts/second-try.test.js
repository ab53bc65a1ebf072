// @ts-check

import { expect, test } from 'vitest';

import { summary } from './parts.js';
import { secondTry } from './second-try.js';

/**
 * @param {string} file
 * @param {string} name
 * @param {import('./parts.js').Test['state']} state
 * @param {string} [why]
 */
const told = (file, name, state, why) => ({ file, name, state, why });

/**
 * @param {import('./parts.js').Test[]} first
 * @param {import('./parts.js').Test[]} again
 */
async function tried(first, again) {
  /** @type {unknown[]} */
  const runs = [];
  const unit = { name: 'unit', work: async () => [], tests: [told('/u', 'u', 'passed')] };
  const tests = await secondTry(
    [unit, { name: 'part', work: async () => [], tests: first }],
    async (name, _work, files) => {
      runs.push([name, ...files]);
      return again;
    },
  );
  return { runs, tests };
}

test('a file with a failed test is run again whole, and what passes then is named with its first failure', async () => {
  const { runs, tests } = await tried(
    [
      told('/a', 'one', 'passed'),
      told('/a', 'two', 'failed', 'Error: too late\n\n  + 1\n    at line 1'),
      told('/b', 'three', 'passed'),
    ],
    [told('/a', 'one', 'passed'), told('/a', 'two', 'passed')],
  );
  expect(runs).toEqual([['part, again', '/a']]);
  expect(summary(tests)).toBe(
    'unsteady: two: Error: too late\n    + 1\n\n4 passed (1 at the second try), 0 failed, 0 skipped\n',
  );
});

test('a test that fails twice has failed, and so has one that passed before and fails then', async () => {
  const first = [told('/a', 'one', 'passed'), told('/a', 'two', 'failed', 'first')];
  const again = [told('/a', 'one', 'failed', 'x'), told('/a', 'two', 'failed', 'second')];
  const { tests } = await tried(first, again);
  expect(summary(tests)).toBe(
    'failed: one: x\nfailed: two: second\n\n1 passed, 2 failed, 0 skipped\n',
  );
});

test('tests that a failed hook left out count when they run', async () => {
  const first = [told('/a', 'one', 'skipped', 'a hook failed'), told('/a', '/a', 'failed', 'boot')];
  const { tests } = await tried(first, [told('/a', 'one', 'passed')]);
  expect(tests).toMatchObject([{ name: 'u' }, { state: 'unsteady', why: 'a hook failed' }]);
});

test('a second run of which nothing could be read has failed', async () => {
  const first = [told('/a', 'one', 'failed', 'first')];
  const { tests } = await tried(first, [{ name: 'part', state: 'failed', why: 'no result' }]);
  expect(summary(tests)).toContain('failed: part: no result\n\n1 passed, 1 failed, 0 skipped');
});

test('many failed files, or a failure without a file, are no accident and are not tried again', async () => {
  const many = ['/a', '/b', '/c', '/d'].map((file) => told(file, file, 'failed'));
  const type = { name: 'tsc', state: /** @type {const} */ ('failed'), why: 'exit 2' };
  for (const first of [many, [type, told('/a', 'one', 'failed')], [told('/a', 'one', 'passed')]]) {
    const { runs, tests } = await tried(first, []);
    expect(runs).toEqual([]);
    expect(tests).toEqual([told('/u', 'u', 'passed'), ...first]);
  }
});
