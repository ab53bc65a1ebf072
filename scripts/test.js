// @ts-check
import { sweep } from '../e2e/cluster/sweep.js';
import { takeTurn } from '../e2e/cluster/take-turn.js';
import { versions } from '../e2e/releases/versions.js';
import { one, playwright, summary, vitest } from './parts.js';
import { printTimes } from './print-times.js';
import { runPrepared } from './run-prepared.js';
import { kept, passedThrough } from './said.js';
import { secondTry } from './second-try.js';

/**
 * @typedef {import('./run-prepared.js').Run} Run
 * @typedef {import('./parts.js').Test} Test
 * @typedef {(run: Run, said: import('./said.js').Said, files?: readonly string[]) => Promise<Test[]>} Work
 * @typedef {Record<string, Work>} Lane its parts are done one after the other
 */

/** @type {Lane} */
const first = {
  // The pages' types are Next's to write; a fresh clone has none yet.
  types: ({ stop }) => one(['sh', '-c', 'npx next typegen && npx tsc --noEmit'], stop),
  lint: ({ stop }) => one(['npx', 'oxlint', '--type-aware', '--deny-warnings'], stop),
  format: ({ stop }) => one(['npx', 'oxfmt', '--check'], stop),
  'unused code': ({ stop }) => one(['npx', 'knip'], stop),
  unit: ({ stop }, said, files) => vitest('unit*', stop, said, files),
  async builds({ progress }) {
    const { binaries } = await import('../e2e/cluster/binaries.js');
    const { buildReleases } = await import('./releases.js');
    const { acmePaths } = await import('../e2e/releases/acme.js');
    await binaries(progress);
    await buildReleases(versions, progress);
    await acmePaths(progress);
    return [];
  },
};

/**
 * Side by side, since all of them wait more than they work: for boots, for leader elections, for helm.
 * @type {readonly { parts: Lane, after?: (run: Run) => Promise<unknown> }[]}
 */
const lanes = [
  {
    parts: {
      integration({ stop }, said, files) {
        const work = vitest('integration', stop, said, files);
        integrated = work;
        return work;
      },
      cluster: ({ stop }, said, files) => vitest('cluster', stop, said, files),
    },
  },
  {
    parts: {
      async browser({ stop, progress }, said) {
        await app(progress);
        const { onTestBed } = await import('../e2e/on-test-bed.js');
        return onTestBed(progress, (env) => playwright(stop, said, env));
      },
    },
  },
  {
    async after({ progress }) {
      // A build that fails is told by the part itself.
      await Promise.allSettled([app(progress)]);
      await integrated;
    },
    parts: {
      async 'sample of long'({ stop, progress }, said) {
        await app(progress);
        const { sample } = await import('./long/sample.js');
        return sample(stop, said);
      },
    },
  },
];

/**
 * Until the integration tests have ended: their clusters have the names of the long tests'.
 * @type {Promise<unknown>}
 */
let integrated = Promise.resolve();

/** @type {Promise<void> | undefined} */
let built;

/**
 * Once for all that want it, maybe at the same moment.
 * @param {Run['progress']} progress
 */
function app(progress) {
  built ??= import('./build-app.js').then(({ buildApp }) => buildApp(progress));
  return built;
}

/** @param {Run} run */
async function test(run) {
  await takeTurn(
    'npm-test',
    'Another `npm test` runs on this machine: its clusters have the same names. Wait for it.',
  );
  await sweep();
  const done = await lane(wanted(first), run, false);
  const together = lanes
    .map(({ parts, after }) => ({ parts: wanted(parts), after }))
    .filter(({ parts }) => parts.length > 0);
  const whole = together.length > 1;
  const started = together.map(async ({ parts, after }) => {
    await after?.(run);
    return lane(parts, run, whole);
  });
  done.push(...(await Promise.all(started)).flat());
  const tests = await secondTry(done, (name, work, files) =>
    part(name, () => work(run, passedThrough, files), run),
  );
  printTimes(run.progress.times, performance.now() - run.began);
  process.stdout.write(summary(tests));
  return tests.some(({ state }) => state === 'failed') ? 1 : 0;
}

/**
 * @param {readonly [string, Work][]} parts
 * @param {Run} run
 * @param {boolean} whole is what a part says to be kept until its end?
 */
async function lane(parts, run, whole) {
  const results = [];
  for (const [name, work] of parts) {
    const said = whole ? kept(name) : passedThrough;
    const show = () => {
      const text = said.end();
      if (text) run.progress.note(`\n── ${name} ──\n${text}`);
    };
    run.stop.addEventListener('abort', show, { once: true });
    results.push({ name, work, tests: await part(name, () => work(run, said), run) });
    run.stop.removeEventListener('abort', show);
    show();
  }
  return results;
}

/**
 * A part that throws has failed as one, and the others still run.
 * @param {string} name
 * @param {() => Promise<Test[]>} work
 * @param {Run} run
 * @returns {Promise<Test[]>}
 */
async function part(name, work, { progress, stop }) {
  try {
    return await progress.item(name, work, { done: 'ended' });
  } catch (error) {
    stop.throwIfAborted();
    const why = error instanceof Error ? error.message : String(error);
    progress.note(`${name}: ${why}`);
    return [{ name, state: 'failed', why }];
  }
}

const names = [first, ...lanes.map(({ parts }) => parts)].flatMap((parts) => Object.keys(parts));
const given = process.argv.slice(2);
const unknown = given.filter((name) => !names.includes(name));

/** @param {Lane} parts */
function wanted(parts) {
  return Object.entries(parts).filter(([name]) => given.length === 0 || given.includes(name));
}

if (unknown.length === 0) await runPrepared(test, { versions });
else {
  process.stderr.write(
    `There is no part "${unknown.join('", "')}" of \`npm test\`; there are: ${names.join(', ')}\n`,
  );
  process.exitCode = 2;
}
