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
  const failed = all.filter(({ state }) => state === 'failed');
  const files = new Set(failed.flatMap(({ file }) => file ?? []));
  // What has no file, a type error for one, stays failed: then there is nothing to be gained.
  if (files.size === 0 || files.size > most || failed.some(({ file }) => !file)) return all;
  const results = [];
  for (const { name, work, tests } of done) {
    const own = [...new Set(tests.flatMap(({ file }) => (file && files.has(file) ? file : [])))];
    if (own.length === 0) results.push(...tests);
    else {
      const again = await run(`${name}, again`, work, own);
      results.push(
        ...tests.filter(({ file }) => !file || !own.includes(file)),
        ...again.map((test) => asUnsteady(test, tests)),
      );
    }
  }
  return results;
}

/**
 * @param {Test} test
 * @param {readonly Test[]} first
 * @returns {Test}
 */
function asUnsteady(test, first) {
  if (test.state !== 'passed') return test;
  const before = first.find(({ file, name }) => file === test.file && name === test.name);
  if (before?.state === 'passed') return test;
  return { ...test, state: 'unsteady', why: before?.why };
}
