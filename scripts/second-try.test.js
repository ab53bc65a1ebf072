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

test.each([
  ['before', told('/a', 'one', 'skipped', 'a hook failed')],
  ['after', told('/a', 'one', 'passed')],
])('a hook that failed %s its tests is named, and made good by its whole file', async (_, one) => {
  const first = [one, told('/a', '/a', 'failed', 'boot')];
  const { tests } = await tried(first, [told('/a', 'one', 'passed')]);
  expect(summary(tests)).toBe(
    'unsteady: /a: boot\n\n3 passed (1 at the second try), 0 failed, 0 skipped\n',
  );
  const failed = await tried(first, [told('/a', 'one', 'passed'), told('/a', '/a', 'failed', 'x')]);
  expect(summary(failed.tests)).toContain('failed: /a: x\n\n2 passed, 1 failed');
});

test.each([
  ['is not there', []],
  ['is skipped', [told('/a', 'two', 'skipped', 'not here')]],
])('a failed test that %s the second time has failed', async (_, second) => {
  const first = [told('/a', 'one', 'passed'), told('/a', 'two', 'failed', 'first')];
  const { tests } = await tried(first, [told('/a', 'one', 'passed'), ...second]);
  expect(summary(tests)).toContain('failed: two: first\n\n2 passed, 1 failed, 0 skipped');
});

test('a second run of which nothing could be read has failed', async () => {
  const first = [told('/a', 'one', 'failed', 'first')];
  const { tests } = await tried(first, [{ name: 'part', state: 'failed', why: 'no result' }]);
  expect(summary(tests)).toBe(
    'failed: part: no result\nfailed: one: first\n\n1 passed, 2 failed, 0 skipped\n',
  );
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
