// @ts-check

/**
 * @typedef {import('./parts.js').Test} Test
 * @typedef {{ name: string, work: import('./test.js').Work, tests: Test[] }} Done
 */

/** More than these are no accident of a busy machine. */
const most = 3;

/**
 * Files of which a test failed while everything else ran beside them, once more and alone. What passes then is called
 * unsteady, with what it said first, and is named at the end: it is to be mended, but no reason to hold a change back.
 * @param {readonly Done[]} done
 * @param {(name: string, work: Done['work'], files: readonly string[]) => Promise<Test[]>} run
 * @returns {Promise<Test[]>} all tests, those that were tried again as they ended
 */
export async function secondTry(done, run) {
  const all = done.flatMap(({ tests }) => tests);
  const failed = all.filter(isFailed);
  const files = new Set(failed.flatMap(({ file }) => file ?? []));
  // What has no file, a type error for one, stays failed: then there is nothing to be gained.
  if (files.size === 0 || files.size > most || failed.some(({ file }) => !file)) return all;
  const results = [];
  for (const { name, work, tests } of done) {
    const first = tests.filter(isFailed);
    const own = new Set(first.flatMap(({ file }) => file ?? []));
    results.push(...tests.filter(({ file }) => !file || !own.has(file)));
    if (own.size > 0) results.push(...judged(first, await run(`${name}, again`, work, [...own])));
  }
  return results;
}

/**
 * @param {readonly Test[]} first those that failed
 * @param {readonly Test[]} again
 * @returns {Test[]}
 */
function judged(first, again) {
  const rest = again.filter((test) => !first.some((before) => isSame(test, before)));
  return [
    ...rest,
    ...first.map((before) => {
      const of = again.filter(({ file }) => file === before.file);
      const after = of.find((test) => isSame(test, before));
      if (after?.state === 'failed') return after;
      // A hook's failure stands for its file, and is made good by all of it.
      const isHook = before.name === before.file;
      const passed = isHook ? of.some(isPassed) && !of.some(isFailed) : after?.state === 'passed';
      return passed ? { ...before, state: /** @type {const} */ ('unsteady') } : before;
    }),
  ];
}

const isSame = (/** @type {Test} */ a, /** @type {Test} */ b) =>
  a.file === b.file && a.name === b.name;
const isPassed = (/** @type {Test} */ { state }) => state === 'passed';
const isFailed = (/** @type {Test} */ { state }) => state === 'failed';
